package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;

class SegmentFilesTest extends SegmentIntoFolder {
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
    void aTableOfFramesOfSeveralSizesIsRefusedAndNothingStays() throws IOException {
        picture("a.png", 16, 32);
        picture("b.png", 16, 48);
        Cli run = segment(folder.resolve("pictures"), "--format", "csv,npz");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "frame " + folder.resolve("pictures/b.png") + " has 48x16 pixels",
                        folder.resolve("pictures/a.png") + " has 32x16")
                .hasLineCount(1);
        assertThat(Landscapes.filesUnder(folder)).noneMatch(file -> file.startsWith(out));
    }

    @Test
    void anUnknownFormatListsTheKnownOnes() {
        Cli run = segment(Landscapes.archive(folder, 3), "--format", "jpeg");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("Invalid value for option '--format' (FORMAT): 'jpeg' is no format; known are masks, colors,"
                        + " overlays, confidence, probabilities, geotiff, npz, csv, jsonl, cvat, labelme,"
                        + " label-studio\n");
    }

    @Test
    void formatsAreKnownInAnyCase() throws IOException {
        Cli run = segment(Landscapes.archive(folder, 1), "--format", "Label-Studio,LABEL_STUDIO");
        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(out.resolve("label-studio")).isNotEmptyDirectory();
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
}
