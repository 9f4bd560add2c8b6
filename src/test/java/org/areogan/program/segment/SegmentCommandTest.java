package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.areogan.engine.Engines;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {
    @TempDir
    Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void chooseOutput() {
        out = folder.resolve("out");
    }

    private Cli segment(Object... arguments) {
        Object[] all = new Object[arguments.length + 5];
        all[0] = "segment";
        all[1] = "--model";
        all[2] = Landscapes.model();
        all[3] = "-o";
        all[4] = out;
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Cli.run(all);
    }

    private Path picture(String name, int height, int width) {
        Path file = folder.resolve("pictures").resolve(name);
        PictureFiles.writePng(
                file, Drawing.grey(new ProceduralMars().scene(7, height, width).frame()));
        return file;
    }

    @Test
    void picturesOfAnySizeBecomeMasksAndOverlaysOfThatSize() throws IOException {
        picture("a.png", 13, 21);
        picture("b.png", 32, 16);
        Cli run = segment(folder.resolve("pictures"));

        assertThat(run.err()).doesNotContain("areogan:");
        assertThat(run.out())
                .contains(
                        out.resolve("masks").toString(), out.resolve("overlays").toString());
        Mask mask = PictureFiles.readMask(out.resolve("masks/a.png"), ClassSet.ROVER);
        assertThat(mask.height()).isEqualTo(13);
        assertThat(mask.width()).isEqualTo(21);
        BufferedImage overlay = ImageIO.read(out.resolve("overlays/b.png").toFile());
        assertThat(overlay.getHeight()).isEqualTo(32);
        assertThat(overlay.getWidth()).isEqualTo(16);
        assertThat(Landscapes.filesUnder(out)).hasSize(4);
    }

    @Test
    void allFormatsHoldTheSameMasks() throws IOException {
        Path data = Landscapes.archive(folder, 3);
        Cli run = segment(data, "--format", "masks,npz,csv");
        assertThat(run.code()).describedAs(run.err()).isZero();

        List<String> table = Files.readAllLines(out.resolve("submission.csv"));
        assertThat(table).hasSize(4);
        assertThat(table.get(0)).startsWith("id,0,1,2,").endsWith(",511");
        Path asFrames = out.resolve("masks.npz");
        String names = String.join(
                " ",
                new ZipFile(asFrames.toFile()).stream().map(ZipEntry::getName).toList());
        assertThat(names).isEqualTo("masks.npy names.npy");
        for (int frame = 0; frame < 3; frame++) {
            Mask mask = PictureFiles.readMask(
                    out.resolve("masks/" + data.getFileName().toString().replace(".npz", "-" + frame + ".png")),
                    ClassSet.ROVER);
            StringBuilder row = new StringBuilder().append(frame);
            for (byte id : mask.ids()) {
                row.append(',').append(id);
            }
            assertThat(table.get(1 + frame)).isEqualTo(row.toString());
        }
        assertThat(archived(asFrames))
                .isEqualTo(table.stream()
                        .skip(1)
                        .map(row -> row.substring(row.indexOf(',') + 1).replace(",", ""))
                        .toList());
    }

    /** The masks of an archive as strings of digits, read from its raw bytes. */
    private static List<String> archived(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var masks = zip.getInputStream(zip.getEntry("masks.npy"))) {
            byte[] bytes = masks.readAllBytes();
            int pixels = Landscapes.HEIGHT * Landscapes.WIDTH;
            int header = bytes.length - 3 * pixels;
            return Stream.of(0, 1, 2)
                    .map(frame -> {
                        StringBuilder digits = new StringBuilder();
                        for (int pixel = 0; pixel < pixels; pixel++) {
                            digits.append(bytes[header + frame * pixels + pixel]);
                        }
                        return digits.toString();
                    })
                    .toList();
        }
    }

    @Test
    void segmentingAgainGivesTheSameBytes() throws IOException {
        Path data = Landscapes.archive(folder, 3);
        segment(data, "--format", "csv");
        byte[] first = Files.readAllBytes(out.resolve("submission.csv"));
        Cli again = segment(data, "--format", "csv", "--force");

        assertThat(again.code()).isZero();
        assertThat(Files.readAllBytes(out.resolve("submission.csv"))).isEqualTo(first);
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path taken = Files.createDirectories(out).resolve("submission.csv");
        Files.writeString(taken, "precious");
        Cli run = segment(Landscapes.archive(folder, 3), "--format", "csv,npz");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(taken + " exists already", "--force").hasLineCount(1);
        assertThat(Landscapes.filesUnder(out)).containsExactly(taken);
        assertThat(taken).hasContent("precious");
    }

    @Test
    void aTableOfFramesOfSeveralSizesIsRefusedAndNothingStays() throws IOException {
        picture("a.png", 16, 32);
        picture("b.png", 16, 48);
        Cli run = segment(folder.resolve("pictures"), "--format", "csv,npz");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("b", "48x16", "32x16").hasLineCount(1);
        assertThat(Landscapes.filesUnder(folder)).noneMatch(file -> file.startsWith(out));
    }

    @Test
    void framesOfSeveralInputsKeepTheirOwnNames() throws IOException {
        Path single = picture("rover.png", 16, 32);
        Path data = Landscapes.archive(folder, 3);
        assertThat(segment(single, data, "--format", "masks").code()).isZero();
        assertThat(Landscapes.filesUnder(out).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactly("rover.png", "scenes-3-16x32-0.png", "scenes-3-16x32-1.png", "scenes-3-16x32-2.png");
    }

    @Test
    void picturesNamedAsTheyAreCountedKeepTheirNames() throws IOException {
        for (int index = 0; index < 12; index++) {
            picture(index + ".png", 16, 32);
        }
        assertThat(segment(folder.resolve("pictures"), "--format", "masks").code())
                .isZero();
        assertThat(Landscapes.filesUnder(out).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 12).mapToObj(index -> index + ".png").toList());
    }

    /** Twenty pictures, the last of them cut short. */
    private Path picturesWithABrokenOne() throws IOException {
        for (int index = 10; index < 30; index++) {
            picture(index + ".png", 16, 32);
        }
        Path broken = folder.resolve("pictures/29.png");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 60));
        return broken;
    }

    @Test
    void aPictureThatCannotBeReadIsLeftOutAndListed() throws IOException {
        Path broken = picturesWithABrokenOne();
        Cli run = segment(folder.resolve("pictures"), "--format", "masks");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err())
                .contains("left out: " + broken, "1 of 20 frames could not be read", out.resolve("unread.txt").toString());
        assertThat(Files.readAllLines(out.resolve("unread.txt"))).singleElement().asString().startsWith("29\t" + broken);
        assertThat(Landscapes.filesUnder(out)).hasSize(19 + 1);
    }

    @Test
    void aPictureThatCannotBeReadLeavesNothingWhereAllMustBe() throws IOException {
        picturesWithABrokenOne();
        Cli run = segment(folder.resolve("pictures"), "--strict");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("areogan:"))).singleElement().asString().contains("29.png");
        assertThat(out).doesNotExist();
    }

    @Test
    void whereNothingCanBeReadTheReasonIsTold() throws IOException {
        Path broken = picturesWithABrokenOne();
        Cli run = segment(broken);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("areogan: " + broken);
        assertThat(out).doesNotExist();
    }

    @Test
    void anOpacityBeyondOneIsRefused() {
        assertThat(segment(picture("a.png", 16, 32), "--opacity", "1.5").err())
                .contains("--opacity is 1.5; it must be between 0 and 1");
    }

    @Test
    void twoFramesOfOneNameAreRefused() {
        Path single = picture("rover.png", 16, 32);
        Cli run = segment(single, folder.resolve("pictures"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("two frames are called rover").hasLineCount(1);
    }

    @Test
    void anUnknownFormatListsTheKnownOnes() {
        Cli run = segment(Landscapes.archive(folder, 3), "--format", "jpeg");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--format", "MASKS, COLORS, OVERLAYS, CONFIDENCE, PROBABILITIES, GEOTIFF, NPZ, CSV, JSONL, CVAT", "jpeg");
    }

    @Test
    void theOverlayShowsTheFrameUnderTheColours() throws IOException {
        Path data = Landscapes.archive(folder, 3);
        segment(data, "--format", "masks,overlays");
        DataSet frames = DataSets.openFrames(data, DataSets.Options.DEFAULT);
        Mask mask = PictureFiles.readMask(out.resolve("masks/scenes-3-16x32-0.png"), ClassSet.ROVER);
        BufferedImage overlay =
                ImageIO.read(out.resolve("overlays/scenes-3-16x32-0.png").toFile());
        int red = overlay.getRGB(3, 5) >> 16 & 0xff;
        int grey = Math.round(255 * frames.frame(0).at(5, 3));
        int class_ = ClassSet.ROVER.get(mask.at(5, 3)).rgb() >> 16 & 0xff;
        assertThat((double) red).isBetween(0.55 * grey + 0.45 * class_ - 1, 0.55 * grey + 0.45 * class_ + 1);
    }

    @Test
    void withoutAModelTheOneThatComesWithTheProgramIsUsed() {
        Path frame = picture("a.png", 40, 70);
        Cli segmented = Cli.succeed("segment", frame, "-o", out, "--threads", "1");
        assertThat(segmented.out()).contains("a.png");
        assertThat(out.resolve("masks").resolve("a.png")).isNotEmptyFile();
    }

    @Test
    void aFavouredClassIsFoundMoreOftenByItsOddsAndTheModelSaysSo() {
        Path favouring = folder.resolve("favouring.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", favouring, "--favour", "big-rock=1.5");
        Frame frame = new ProceduralMars(0.9).scene(4, 16, 32).frame();
        int rock = ClassSet.ROVER.named("big-rock").id();

        Prediction before = prediction(Landscapes.model(), frame);
        Prediction after = prediction(favouring, frame);

        for (int column = 0; column < 32; column += 5) {
            double odds = before.probability(9, column, rock) / before.probability(9, column, 1);
            assertThat(after.probability(9, column, rock) / after.probability(9, column, 1))
                    .isCloseTo((float) (odds * Math.exp(1.5)), withinPercentage(0.1));
        }
        try (ModelFile file = ModelFile.read(favouring)) {
            assertThat(file.provenance()).containsEntry("favoured", "big-rock=1.5");
        }
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", folder.resolve("a"), "--favour", "lava=1"))
                .contains("there is no class 'lava'");
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", folder.resolve("a"), "--favour", "big-rock"))
                .contains("--favour big-rock does not read CLASS=SHIFT, e.g. big-rock=0.8");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void severalClassesAreFavouredWithCommasOrByRepeating() {
        Path commas = folder.resolve("commas.areogan");
        Path repeated = folder.resolve("repeated.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", commas, "--favour", "big-rock=1.5,sand=-0.5");
        Cli.succeed("export", Landscapes.model(), "-o", repeated, "--favour", "big-rock=1.5", "--favour", "sand=-0.5");
        try (ModelFile file = ModelFile.read(commas);
                ModelFile other = ModelFile.read(repeated)) {
            assertThat(file.provenance()).containsEntry("favoured", "big-rock=1.5 sand=-0.5");
            assertThat(other.provenance()).containsEntry("favoured", "big-rock=1.5 sand=-0.5");
        }
        Frame frame = new ProceduralMars(0.9).scene(4, 16, 32).frame();
        int rock = ClassSet.ROVER.named("big-rock").id();
        int sand = ClassSet.ROVER.named("sand").id();
        Prediction before = prediction(Landscapes.model(), frame);
        Prediction after = prediction(commas, frame);
        double odds = before.probability(9, 5, rock) / before.probability(9, 5, sand);
        assertThat(after.probability(9, 5, rock) / after.probability(9, 5, sand))
                .isCloseTo((float) (odds * Math.exp(2)), withinPercentage(0.1));
    }

    private static Prediction prediction(Path model, Frame frame) {
        try (Segmenter segmenter = Segmenter.open(model, Engines.nd4j())) {
            return segmenter.predict(frame);
        }
    }

    @Test
    void anExportedModelSegmentsAsTheWholeOneAndIsNotOverwrittenUnasked() throws IOException {
        Path frame = picture("a.png", 16, 32);
        Path small = folder.resolve("small.areogan");
        assertThat(Cli.succeed("export", Landscapes.model(), "-o", small).out().strip())
                .isEqualTo(small.toString());
        assertThat(Files.size(small)).isLessThan(Files.size(Landscapes.model()));
        Path other = folder.resolve("other");
        Cli.succeed("segment", "--model", small, frame, "-o", other, "--threads", "1");
        segment(frame, "--threads", "1");
        assertThat(other.resolve("masks").resolve("a.png"))
                .hasSameBinaryContentAs(out.resolve("masks").resolve("a.png"));
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", small))
                .contains(small + " exists already; choose another file with -o, or overwrite with --force");
    }
}
