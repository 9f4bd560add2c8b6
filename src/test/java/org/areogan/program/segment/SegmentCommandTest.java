package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;

class SegmentCommandTest extends SegmentIntoFolder {
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
                .contains(
                        "left out: " + broken,
                        "1 of 20 frames could not be read",
                        out.resolve("unread.txt").toString());
        assertThat(Files.readAllLines(out.resolve("unread.txt")))
                .singleElement()
                .asString()
                .startsWith("29\t" + broken);
        assertThat(Landscapes.filesUnder(out)).hasSize(19 + 1);
    }

    @Test
    void aPictureThatCannotBeReadLeavesNothingWhereAllMustBe() throws IOException {
        picturesWithABrokenOne();
        Cli run = segment(folder.resolve("pictures"), "--strict");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("areogan:")))
                .singleElement()
                .asString()
                .contains("29.png");
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
    void aFileOfAPatternThatIsNoPictureIsLeftOutUnlessAllMustBeRead() throws IOException {
        picture("a.png", 16, 32);
        Path text = Files.writeString(folder.resolve("pictures/notes.txt"), "no frame");
        Cli strict = segment(folder + "/pictures/*", "--format", "masks", "--strict");
        assertThat(strict.code()).isEqualTo(2);
        assertThat(strict.err()).contains(text + " is of no known kind");
        assertThat(out).doesNotExist();

        Cli run = segment(folder + "/pictures/*", "--format", "masks");
        assertThat(run.code()).isEqualTo(6);
        assertThat(out.resolve("unread.txt")).content().startsWith("notes\t" + text + " is of no known kind");
        assertThat(out.resolve("masks/a.png")).isNotEmptyFile();
    }

    @Test
    void whatAnEarlierRunWroteBelowTheFramesIsNotSegmented() throws IOException {
        picture("a.png", 16, 32);
        Path pattern = folder.resolve("pictures/**/*.png");
        Path earlier = folder.resolve("pictures/earlier");
        Cli.succeed("segment", "--model", Landscapes.model(), pattern, "-o", earlier);
        picture("earlier/b.png", 16, 32);
        Cli run = segment(pattern, "--format", "masks");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("left out 2 files that 'areogan segment' wrote earlier, in " + earlier + "; to segment those"
                        + " too, name their folder itself");
        assertThat(Landscapes.filesUnder(out))
                .containsExactly(out.resolve("masks/a.png"), out.resolve("masks/earlier_b.png"));
        Cli masks = segment(earlier.resolve("masks"), "--format", "confidence");
        assertThat(masks.code()).describedAs("a folder that is named itself").isZero();
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
    void withoutAModelTheOneThatComesWithTheProgramIsUsed() {
        Path frame = picture("a.png", 40, 70);
        Cli segmented = Cli.succeed("segment", frame, "-o", out, "--threads", "1");
        assertThat(segmented.out()).contains("a.png");
        assertThat(out.resolve("masks").resolve("a.png")).isNotEmptyFile();
    }

    @Test
    void theScalesThatTheNetworkChoseAreToldAndWritten() throws IOException {
        Path small = picture("a.png", 16, 32);
        Cli one = segment(small, "--scale", "auto", "--format", "jsonl");
        assertThat(one.err()).contains("scale: 1" + System.lineSeparator());
        assertThat(out.resolve("frames.jsonl")).content().contains("\"scale\":1.0,\"width\"");

        picture("b.png", 16, 48);
        Cli two = segment(folder.resolve("pictures"), "--scale", "auto,0.5", "--format", "jsonl", "--force");
        assertThat(two.err()).contains("scale: 1,0.5 (2 of 2 frames)" + System.lineSeparator());
        assertThat(out.resolve("frames.jsonl")).content().contains("\"scale\":[1.0,0.5],");

        segment(small, "--format", "jsonl", "--force");
        assertThat(out.resolve("frames.jsonl")).content().doesNotContain("scale");
    }

    @Test
    void framesOfAnotherCameraAreToldOfOnceWhereNoModelIsNamed() throws IOException {
        for (String name : new String[] {"a.img", "b.img"}) {
            byte[] file = Arrays.copyOf(
                    "LBLSIZE=120             FORMAT='BYTE' NL=16 NS=32 MISSION='GALILEO' SENSOR='SSI' "
                            .getBytes(StandardCharsets.US_ASCII),
                    120 + 16 * 32);
            Files.createDirectories(folder.resolve("pictures"));
            Files.write(folder.resolve("pictures").resolve(name), file);
        }
        Cli own = segment(folder.resolve("pictures"), "--format", "masks");
        assertThat(own.err()).doesNotContain("first guess");
        Cli shipped =
                Cli.succeed("segment", folder.resolve("pictures"), "-o", folder.resolve("shipped"), "--threads", "1");
        assertThat(shipped.err().lines().filter(line -> line.contains("first guess at best")))
                .singleElement()
                .asString()
                .contains("a.img (GALILEO, SSI)");
    }
}
