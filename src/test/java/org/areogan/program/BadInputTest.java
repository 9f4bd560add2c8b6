package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input: one line, exit code 2, nothing half-written. */
class BadInputTest {
    @TempDir
    Path folder;

    private String train(Path data) throws IOException {
        Path run = folder.resolve("run");
        String line = Cli.mistake(Landscapes.train(data, run));
        assertThat(run).doesNotExist();
        return line;
    }

    private Path pair() {
        Path pair = folder.resolve("pair");
        for (int index = 0; index < 4; index++) {
            Sample scene = new ProceduralMars(0.5).scene(index, Landscapes.HEIGHT, Landscapes.WIDTH);
            PictureFiles.writePng(pair.resolve("images/" + (char) ('a' + index) + ".png"), Drawing.grey(scene.frame()));
            PictureFiles.writeMask(pair.resolve("masks/" + (char) ('a' + index) + ".png"), scene.mask());
        }
        return pair;
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }

    @Test
    void aTruncatedArchive() throws IOException {
        Path data = Landscapes.archive(folder, 8);
        cut(data);
        assertThat(train(data)).contains(data.toString());
    }

    @Test
    void aTruncatedPicture() throws IOException {
        Path pair = pair();
        cut(pair.resolve("images/b.png"));
        assertThat(train(pair)).contains("b.png");
        Path out = folder.resolve("out");
        assertThat(Cli.mistake("segment", "--model", Landscapes.model(), pair.resolve("images/b.png"), "-o", out))
                .contains("b.png");
        assertThat(out).doesNotExist();
    }

    @Test
    void anArchiveThatClaimsAMillionMillions() throws IOException {
        Path data = folder.resolve("huge.npz");
        try (OutputStream file = Files.newOutputStream(data);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("training_set.npy"));
            String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1000000, 2, 1000, 500), }\n";
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
        assertThat(train(data)).contains(data.toString(), "training_set");
    }

    @Test
    void aMaskValueThatIsNoClass() throws IOException {
        Path pair = pair();
        byte[] ids = new byte[Landscapes.HEIGHT * Landscapes.WIDTH];
        ids[5] = 7;
        PictureFiles.writeMask(pair.resolve("masks/c.png"), new Mask(Landscapes.HEIGHT, Landscapes.WIDTH, ids));
        assertThat(train(pair)).contains("c.png", "7");
    }

    @Test
    void aMaskOfAnotherSizeThanItsFrame() throws IOException {
        Path pair = pair();
        PictureFiles.writeMask(pair.resolve("masks/d.png"), new Mask(4, 4, new byte[16]));
        assertThat(train(pair)).contains("d", "32x16", "4x4");
    }

    @Test
    void anEmptyFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(train(empty)).contains(empty.toString());
    }

    @Test
    void aPathThatIsNotThere() throws IOException {
        assertThat(train(folder.resolve("nowhere.npz"))).contains("nowhere.npz");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path data = Landscapes.archive(folder, 8);
        assumeThat(Files.getFileStore(data).supportsFileAttributeView(PosixFileAttributeView.class))
                .describedAs("the file system knows permissions")
                .isTrue();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(data))
                .describedAs("this user may read everything")
                .isFalse();
        assertThat(train(data)).contains(data.toString());
    }

    @Test
    void aPlaceThatCannotBeWrittenTo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Cli.mistake(Landscapes.train(Landscapes.archive(folder, 8), file.resolve("run"))))
                .contains(file.toString());
        assertThat(Cli.mistake(
                        "segment",
                        "--model",
                        Landscapes.model(),
                        Landscapes.archive(folder, 8),
                        "-o",
                        file.resolve("out")))
                .contains(file.toString());
        assertThat(Cli.mistake("inspect", Landscapes.archive(folder, 8), "-o", file.resolve("sheet.png")))
                .contains(file.toString());
    }

    @Test
    void aFileInThePlaceOfTheOutputFolder() throws IOException {
        Path picture = pair().resolve("images/a.png");
        byte[] before = Files.readAllBytes(picture);
        assertThat(Cli.mistake("segment", "--model", Landscapes.model(), picture, "-o", picture))
                .endsWith(": " + picture + " is a file, not a folder; check the path, or choose another folder");
        assertThat(picture).hasBinaryContent(before);
    }

    @Test
    void aModelAmongTheFrames() {
        Path out = folder.resolve("out");
        assertThat(Cli.mistake("segment", "--model", Landscapes.model(), Landscapes.model(), "-o", out))
                .contains(Landscapes.model() + " is a model, which belongs to --model");
    }

    @Test
    void aPictureInThePlaceOfTheModel() {
        Path picture = pair().resolve("images/a.png");
        assertThat(Cli.mistake("segment", "--model", picture, picture, "-o", folder.resolve("out")))
                .isEqualTo("areogan: " + picture + " is not a model file made by areogan; name another file");
    }

    @Test
    void aPictureWithoutAnEnding() throws IOException {
        Path picture = pair().resolve("images/a.png");
        Path rover = Files.copy(picture, folder.resolve("rover"));
        assertThat(Cli.mistake("segment", "--model", Landscapes.model(), rover, "-o", folder.resolve("out")))
                .endsWith("it begins as a .png does: rename it to " + folder.resolve("rover.png"));
        assertThat(train(picture)).contains("is a picture without a mask").doesNotContain("frames alone");
    }

    @Test
    void anEmptyPicture() throws IOException {
        for (String name : new String[] {"a.png", "a.IMG"}) {
            Path empty = Files.createFile(folder.resolve(name));
            assertThat(Cli.mistake("segment", "--model", Landscapes.model(), empty, "-o", folder.resolve("out")))
                    .isEqualTo("areogan: " + empty + " is empty; fetch or save it again");
        }
    }
}
