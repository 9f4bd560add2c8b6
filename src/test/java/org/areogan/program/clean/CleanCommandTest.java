package org.areogan.program.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Sample;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CleanCommandTest {
    @TempDir
    Path folder;

    private Path contaminated() {
        return Landscapes.contaminated(folder.resolve("pair"));
    }

    private List<Path> before(Path data) throws IOException {
        return Landscapes.filesUnder(data);
    }

    @Test
    void theCleanDataIsADataSetAndTheDataIsNotTouched() throws IOException {
        Path data = contaminated();
        List<Path> before = before(data);
        Path out = folder.resolve("out");
        Cli run = Cli.succeed("clean", data, "-o", out);

        assertThat(run.out()).contains("masks", "12 frames", "8 of 20 frames", "12 left out");
        assertThat(run.err()).contains("looking with masks", "note: With fewer than 32 frames");
        DataSet clean = DataSets.openLabelled(out, DataSets.Options.DEFAULT);
        assertThat(clean.size()).isEqualTo(8);
        assertThat(clean.id(7)).isEqualTo("h");
        assertThat(before(data)).isEqualTo(before);
        assertThat(out.resolve("images/c.png")).hasSameBinaryContentAs(data.resolve("images/c.png"));
        List<String> lines = Files.readAllLines(out.resolve("spoilt.csv"));
        assertThat(lines.get(0)).isEqualTo("index,frame,detector,score,reason,left_out");
        assertThat(lines.get(1))
                .isEqualTo("8,i,masks,12.0000,one of 12 frames with one and the same mask of several classes,yes");
        assertThat(lines).hasSize(13);
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Frame i: one of 12 frames", "data:image/png;base64,", "(left out)")
                .doesNotContain("src=\"http");
        assertThat(Cli.succeed("inspect", out).out()).contains("8 frames").doesNotContain("suspects");
    }

    @Test
    void theSameAgainGivesTheSameBytes() throws IOException {
        Path data = Landscapes.archive(folder, 12);
        Path spoilt = Files.writeString(folder.resolve("spoilt.txt"), "3\n7\n");
        for (String name : List.of("one", "two")) {
            Cli.succeed("clean", data, "-o", folder.resolve(name), "--spoilt", spoilt, "--detectors", "masks");
        }
        for (String file :
                List.of("spoilt.csv", "report.html", data.getFileName().toString())) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        DataSet whole = DataSets.openLabelled(data, DataSets.Options.DEFAULT);
        DataSet clean =
                DataSets.openLabelled(folder.resolve("one").resolve(data.getFileName()), DataSets.Options.DEFAULT);
        assertThat(clean.size()).isEqualTo(10);
        assertThat(clean.mask(3).ids()).isEqualTo(whole.mask(4).ids());
        assertThat(clean.frame(9).grey()).isEqualTo(whole.frame(11).grey());
    }

    @Test
    void namesInListsAreHonoured() throws IOException {
        Path data = contaminated();
        Path spoilt = Files.writeString(folder.resolve("spoilt.json"), "[\"a\", 1]");
        Path keep = Files.writeString(folder.resolve("keep.txt"), "i\nj\n");
        Path out = folder.resolve("out");
        Cli.succeed("clean", data, "-o", out, "--spoilt", spoilt, "--keep", keep, "--detectors", "masks");
        try (Stream<Path> files = Files.list(out.resolve("images"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("c.png", "d.png", "e.png", "f.png", "g.png", "h.png", "i.png", "j.png");
        }
        assertThat(out.resolve("spoilt.csv"))
                .content()
                .contains("0,a,list,1.0000,", "8,i,masks,12.0000,")
                .contains(",no");
    }

    @Test
    void aGivenStampIsLookedFor() throws IOException {
        Path data = folder.resolve("data");
        List<String> stamped = new ArrayList<>();
        for (int index = 0; index < 6; index++) {
            Sample scene = new ProceduralMars(0.3).scene(index, 32, 48);
            Frame frame = scene.frame();
            if (index % 3 == 1) {
                cross(frame, 4 + 3 * index, 5 * index);
                stamped.add(index + ".png");
            }
            PictureFiles.writePng(data.resolve("images/" + index + ".png"), Drawing.grey(frame));
            PictureFiles.writeMask(data.resolve("masks/" + index + ".png"), scene.mask());
        }
        Frame picture = new Frame(9, 9, new float[81]);
        cross(picture, 0, 0);
        Path stamp = folder.resolve("cross.png");
        PictureFiles.writePng(stamp, Drawing.grey(picture));
        Path out = folder.resolve("out");
        Cli.succeed("clean", data, "-o", out, "--stamp", stamp, "--detectors", "stamp");
        assertThat(out.resolve("images/1.png")).doesNotExist();
        assertThat(out.resolve("images/4.png")).doesNotExist();
        assertThat(out.resolve("images/2.png")).exists();
        assertThat(stamped).containsExactly("1.png", "4.png");
        assertThat(out.resolve("spoilt.csv")).content().contains("cross.png at row 7, column 5");
    }

    private static void cross(Frame frame, int top, int left) {
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 9; column++) {
                frame.grey()[(top + row) * frame.width() + left + column] =
                        Math.abs(row - 4) < 2 || Math.abs(column - 3) < 2 ? 1 : 0;
            }
        }
    }

    @Test
    void framesWithoutMasksAreLookedOverByTheOtherDetectors() {
        Path out = folder.resolve("out");
        Cli run = Cli.succeed("clean", "--unlabelled", Landscapes.archive(folder, 8), "-o", out);
        assertThat(run.err()).contains("The frames have no masks").doesNotContain("looking with masks");
        assertThat(run.out()).contains("8 of 8 frames");
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenOver() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path mine = Files.writeString(out.resolve("mine.txt"), "mine");
        assertThat(Cli.mistake("clean", Landscapes.archive(folder, 8), "-o", out))
                .contains(out.toString(), "exists already", "-o");
        assertThat(Landscapes.filesUnder(out)).containsExactly(mine);
    }

    @Test
    void whatCannotBeCopiedIsToldBeforeAnyDetectorLooks() throws IOException {
        Path frame = folder.resolve("frame.npy");
        try (INDArray array = Nd4j.zeros(16, 32)) {
            Files.write(frame, Nd4j.toNpyByteArray(array));
        }
        Path file = Files.writeString(folder.resolve("file.txt"), "mine");
        assertThat(Cli.mistake("clean", "--unlabelled", frame, "-o", folder.resolve("out")))
                .contains("frame.npy", "one frame");
        assertThat(Cli.mistake("clean", Landscapes.archive(folder, 8), "-o", file.resolve("out")))
                .contains(file.toString(), "-o");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void mistakesLeaveNothingBehind() throws IOException {
        Path data = Landscapes.archive(folder, 8);
        Path out = folder.resolve("out");
        Path list = Files.writeString(folder.resolve("list.txt"), "8\n");
        Path large = folder.resolve("large.png");
        PictureFiles.writePng(
                large, Drawing.grey(new ProceduralMars().scene(1, 40, 40).frame()));
        assertThat(Cli.mistake("clean", data, "-o", out, "-q", "--spoilt", list))
                .contains("list.txt", "'8'", "0 to 7");
        assertThat(Cli.run("clean", data, "-o", out, "--stamp", large).err()).contains("large.png", "40x40", "32x16");
        assertThat(Cli.mistake("clean", data, "-o", out, "--remove", "ghosts")).contains("--remove", "ghosts", "masks");
        assertThat(Cli.mistake("clean", data, "-o", out, "--detectors", "list")).contains("--detectors", "list");
        assertThat(Cli.mistake("clean", data, "-o", out, "--likeness", "2")).contains("likeness", "2.0");
        assertThat(Cli.mistake("clean", data, "-o", out, "--outliers", "-1")).contains("outlier", "-1.0");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(data.getFileName().toString(), "list.txt", "large.png");
        }
    }

    @Test
    void allSpoiltFramesOfTheMarsDataAreLeftOutAndNoOther() throws IOException {
        Path data = Path.of(System.getenv().getOrDefault("AREOGAN_MARS_DATA", "../../shared/data"));
        assumeThat(data.resolve("mars-terrain.npz"))
                .describedAs("the Mars data set is not here; AREOGAN_MARS_DATA names its folder")
                .exists();
        Path out = folder.resolve("out");
        Cli.succeed("clean", data.resolve("mars-terrain.npz"), "-o", out, "--detectors", "masks");

        List<String> spoilt = StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(Files.readString(data.resolve("mars-terrain-contaminated.json")))
                                .path("contaminated")
                                .spliterator(),
                        false)
                .map(index -> index.asText())
                .toList();
        assertThat(Files.readAllLines(out.resolve("spoilt.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", 5)[0]))
                .containsExactlyElementsOf(spoilt);
        assertThat(Cli.succeed("inspect", out.resolve("mars-terrain.npz")).out())
                .contains("2462 frames")
                .doesNotContain("suspects");
    }
}
