package org.areogan.synth.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.areogan.synth.TestPairs;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export shows to people: its card and its contact sheet. */
class DataCardTest {
    @TempDir
    Path folder;

    @Test
    void theCardTellsHowItWasMadeAndWhatCameOut() {
        Exporter.write(
                TestPairs.filled(folder),
                ExporterTest.request(Optional.of(ExporterTest.REAL), ExportFormat.NPZ, ExportFormat.COCO));
        assertThat(folder.resolve("README.md"))
                .content()
                .contains(
                        "9 synthetic pairs of image and mask, made by Areogan 0.1.0",
                        "2 real pairs of mars.npz",
                        "| segmenter | model.areogan, SHA-256 a1b2c3 |",
                        "| real data | mars.npz, fingerprint f00d |",
                        "| class | big-rock |",
                        "| seed | 1 |",
                        "| share of proposals by label | 0.25 |",
                        "| share of proposals by paste | 0.75 |",
                        "| threshold agreement | 0.4 |",
                        "| wish | 0.02\\|0.2 |",
                        "| label | 3 | 3 | 0 |",
                        "| paste | 6 | 3 | 3 |",
                        "| paint | 3 | 3 | 0 |",
                        "| all | 12 | 9 | 3 |",
                        "| too alike | 3 |",
                        "`synthetic.npz`",
                        "`annotations.json`",
                        "- Rocks cast no new shadows.")
                .doesNotContain("labels/train");
    }

    @Test
    void theCardTellsSharesBeforeAndAfter() {
        Spool spool = TestPairs.filled(folder);
        long[] counts = new long[256];
        for (int number : TestPairs.KEPT) {
            for (byte id : TestPairs.sample(6, 9, number).mask().ids()) {
                counts[id & 0xff]++;
            }
        }
        double labelled = Arrays.stream(counts, 0, 5).sum();
        Exporter.write(spool, ExporterTest.request(Optional.empty(), ExportFormat.NPZ));
        assertThat(folder.resolve("README.md"))
                .content()
                .contains(String.format(
                        Locale.ROOT,
                        "| 1 | soil | 75.000 %% | %.3f %% | %.3f %% |",
                        100 * counts[1] / labelled,
                        100 * (300 + counts[1]) / (400 + labelled)))
                .contains(String.format(
                        Locale.ROOT,
                        "| 4 | big-rock | 0.000 %% | %.3f %% | %.3f %% |",
                        100 * counts[4] / labelled,
                        100 * counts[4] / (400 + labelled)));
    }

    @Test
    void theSheetShowsUpTo48PairsChosenEvenly() throws IOException {
        try (Spool spool = TestPairs.open(folder)) {
            for (int number = 0; number < 96; number++) {
                spool.keep(flat(number), number, 0, Map.of());
            }
            BufferedImage sheet = ContactSheet.paint(spool);
            for (int shown = 0; shown < 48; shown++) {
                assertThat(count(sheet, (64 + 2 * shown) * 0x010101)).isEqualTo(20 * 12);
                assertThat(count(sheet, (65 + 2 * shown) * 0x010101)).isZero();
            }
            assertThat(sheet.getWidth()).isEqualTo(8 * (20 + 4) + 4);
        }
    }

    @Test
    void aSheetOfAnExportIsAPicture() throws IOException {
        Exporter.write(TestPairs.filled(folder), ExporterTest.request(Optional.empty(), ExportFormat.NPZ));
        BufferedImage sheet = ImageIO.read(folder.resolve("contact-sheet.png").toFile());
        // Eight pairs and then one, each of twice six rows and two captions of twelve and sixteen; five lines of
        // legend.
        assertThat(sheet.getHeight()).isEqualTo(2 * (2 * 6 + 12 + 16) + 5 * 12);
    }

    @Test
    void largeFramesAreThinnedOut() {
        try (Spool spool = TestPairs.open(folder)) {
            Sample large = new Sample(new Frame(600, 300, new float[180_000]), new Mask(600, 300, new byte[180_000]));
            spool.keep(
                    new Proposal(ProposalKind.PAINT, large, new boolean[180_000], List.of(), List.of()),
                    0,
                    0,
                    Map.of());
            BufferedImage sheet = ContactSheet.paint(spool);
            assertThat(count(sheet, 0x000000)).isEqualTo(200 * 100);
            assertThat(sheet.getWidth()).isEqualTo(100 + 8);
        }
    }

    private static Proposal flat(int number) {
        float[] grey = new float[20 * 12];
        Arrays.fill(grey, (64 + number) / 255f);
        byte[] rocks = new byte[grey.length];
        Arrays.fill(rocks, (byte) 4);
        return new Proposal(
                ProposalKind.PASTE,
                new Sample(new Frame(12, 20, grey), new Mask(12, 20, rocks)),
                new boolean[grey.length],
                List.of("a"),
                List.of("a"));
    }

    private static long count(BufferedImage image, int rgb) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(pixel -> (pixel & 0xffffff) == rgb)
                .count();
    }
}
