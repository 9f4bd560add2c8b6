package org.areogan.spark.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.spark.DyingFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private Store store = new Store(new Configuration(false));

    /** The disk, and a file system that does not rename over files. */
    @BeforeEach
    void know() {
        Configuration configuration = new Configuration();
        configuration.set("fs.dying.impl", DyingFileSystem.class.getName());
        store = new Store(configuration);
    }

    private org.apache.hadoop.fs.Path at(String scheme, String name) {
        return store.path(scheme + folder.resolve(name));
    }

    private Path written(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void whatIsThereIsNeverChangedAndItsOwnChecksumIsTold() {
        for (String scheme : List.of("file:", "dying:")) {
            org.apache.hadoop.fs.Path target = at(scheme, scheme.length() + "/masks/a.png");
            byte[] first = "first".getBytes(UTF_8);
            assertThat(store.place(first, at(scheme, "t1"), target)).isEqualTo(Sha256.of(first));
            assertThat(store.place("other".getBytes(UTF_8), at(scheme, "t2"), target))
                    .isEqualTo(Sha256.of(first));
            assertThat(store.text(target)).contains("first");
            store.replace("new", at(scheme, "t3"), target);
            assertThat(store.text(target)).contains("new");
        }
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("t"));
        assertThat(folder.resolve("5/masks"))
                .isDirectoryContaining("glob:**/a.png")
                .isDirectoryNotContaining("glob:**.crc");
    }

    @Test
    void aFolderGivesAllFramesBelowItInOrderNamedFromIt() throws IOException {
        for (String name : List.of(
                "in/sol2/b.PNG", "in/sol1/a.png", "in/a.x.jpg", "in/notes.md", "in/_SUCCESS/c.png", "in/.b.png")) {
            written(name, name);
        }
        List<InputFile> files = new InputFiles(store, path -> !path.getName().endsWith(".md"))
                .of(folder.resolve("in").toString());
        assertThat(files).extracting(InputFile::name).containsExactly("a.x", "sol1/a", "sol2/b");
        assertThat(files).extracting(InputFile::path).first().isEqualTo("file:" + folder.resolve("in/a.x.jpg"));
        assertThat(files.get(0).state()).startsWith("10 ");
    }

    @Test
    void whatAPatternFitsIsNamedFromTheFolderBeforeIt() throws IOException {
        written("in/sol1/a.png", "a");
        written("in/sol2/a.png", "a");
        written("in/sol2/a.txt", "a");
        InputFiles inputs = new InputFiles(store, path -> path.getName().endsWith(".png"));
        assertThat(inputs.of(folder + "/in/sol2/*")).extracting(InputFile::name).containsExactly("a");
        assertThat(inputs.of(folder + "/in/*/*.png"))
                .extracting(InputFile::name)
                .containsExactly("sol1/a", "sol2/a");
        assertThat(inputs.of(folder + "/in/sol2/a.png"))
                .extracting(InputFile::name)
                .containsExactly("a");
    }

    @Test
    void aListKeepsItsOrderAndWhatIsNotThere() throws IOException {
        Path second = written("in/sol2/b.png", "b");
        Path first = written("in/sol1/a.png", "a");
        Path list = written(
                "list.txt", second + "\n\n" + folder + "/in/gone.png\n" + first + "\n" + folder + "/in/*.gif\n");
        List<InputFile> files = new InputFiles(store, path -> true).of(list.toString());
        assertThat(files).extracting(InputFile::name).containsExactly("sol2/b", "gone", "sol1/a", "*");
        assertThat(files.get(1).state()).isEqualTo("not there");
        assertThat(files.get(3).state()).as("a pattern that nothing fits").isEqualTo("not there");
    }

    @Test
    void whereThereIsNothingThePathIsTold() {
        InputFiles inputs = new InputFiles(store, path -> true);
        Stream.of("none", "none/*.png", "none.txt")
                .forEach(name -> assertThatThrownBy(
                                () -> inputs.of(folder.resolve(name).toString()))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining(name));
        assertThatThrownBy(() -> store.path("nowhere://host/a"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere");
    }

    /** As cameras name their files by the time; {@code areogan segment} names such frames alike. */
    @Test
    void aColonOrABackslashIsNotPartOfANameAndFilesBesideAreFound() throws IOException {
        Path image = written("in/sol:1/2012-08-06T05:17:57.IMG", "image");
        written("in/sol:1/2012-08-06T05:17:57.LBL", "label");
        written("in/a\\b.png", "b");
        InputFiles inputs = new InputFiles(store, path -> !path.getName().endsWith(".LBL"));
        List<InputFile> files = inputs.of(folder.resolve("in").toString());
        assertThat(files).extracting(InputFile::name).containsExactlyInAnyOrder("a_b", "sol_1/2012-08-06T05_17_57");
        assertThat(inputs.of(image.toString())).extracting(InputFile::path).containsExactly("file:" + image);
        try (LocalCopies copies = new LocalCopies(store)) {
            Path copy = copies.of("dying:" + image);
            assertThat(copy).hasContent("image");
            assertThat(copy.resolveSibling("2012-08-06T05:17:57.LBL")).hasContent("label");
        }
        assertThatThrownBy(() -> inputs.of(folder + "/in/*/*.IMG"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("list the files in a text file");
    }

    @Test
    void aFullDiskOfTemporaryFilesIsNotTakenForAFileThatCannotBeRead() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path image = written("in/a.png", "image");
        try (LocalCopies copies = new LocalCopies(store)) {
            Path copy =
                    Files.createDirectories(copies.folder().resolve("copy-0")).resolve("a.png");
            Files.createSymbolicLink(copy, full);
            assertThatThrownBy(() -> copies.of("dying:" + image))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContainingAll("cannot write " + copy, "free space")
                    .hasMessageNotContaining("cannot read");
        }
    }

    @Test
    void aStreamThatTakesNoMoreIsNotTakenForAFileThatCannotBeRead() throws IOException {
        written("in/a.png", "image");
        IOException full = new IOException("No space left on device");
        OutputStream out = new OutputStream() {
            @Override
            public void write(int more) throws IOException {
                throw full;
            }
        };
        assertThatThrownBy(() -> store.copy(at("file:", "in/a.png"), out)).isSameAs(full);
        assertThatThrownBy(() -> store.copy(at("file:", "in/b.png"), out))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("in/b.png");
    }

    @Test
    void aFileOfAnotherSystemIsCopiedWithTheLabelBesideIt() throws IOException {
        Path image = written("in/a.IMG", "image");
        written("in/a.LBL", "label");
        written("in/b.IMG", "another");
        try (LocalCopies copies = new LocalCopies(store)) {
            assertThat(copies.of(image.toString())).isEqualTo(image);
            Path copy = copies.of("dying:" + image);
            assertThat(copy).isNotEqualTo(image).hasContent("image");
            assertThat(copy.resolveSibling("a.LBL")).hasContent("label");
            assertThat(copy.resolveSibling("b.IMG")).doesNotExist();
            assertThatThrownBy(() -> copies.of("dying:" + folder.resolve("gone.png")))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("there is no dying:" + folder.resolve("gone.png"));
            copies.close();
            assertThat(copies.folder()).doesNotExist();
        }
        assertThat(image).exists();
    }

    /** Hadoop asks and sets what a file's permissions are by programs of the system, unless it is kept from it. */
    @Test
    void noProcessIsStartedToListOrWriteTheFilesOfADisk() throws IOException {
        for (String name : List.of("frames/a.png", "frames/sol/b.png")) {
            written(name, name);
        }
        Files.createDirectories(folder.resolve("out"));
        List<String> started = told("jdk.ProcessStart", "command", () -> {
            List<InputFile> files = new InputFiles(store, path -> true).of("file:" + folder.resolve("frames"));
            assertThat(files).extracting(InputFile::name).containsExactly("a", "sol/b");
            files.forEach(each -> store.place(
                    each.name().getBytes(UTF_8),
                    at("file:", "temporary"),
                    at("file:", "out/" + each.name().hashCode())));
        });
        assertThat(folder.resolve("out/" + "sol/b".hashCode())).hasContent("sol/b");
        assertThat(started).isEmpty();
    }

    @Test
    void whatIsWrittenLiesOnTheDiskBeforeItIsRenamed() throws IOException {
        List<String> synced = told("jdk.FileForce", "path", () -> {
            store.place("mask".getBytes(UTF_8), at("file:", "temporary-1"), at("file:", "a.png"));
            store.replace("rows", at("file:", "temporary-2"), at("file:", "rows"));
        });
        assertThat(synced)
                .containsExactly(
                        folder.resolve(".temporary-1.part").toString(),
                        folder.resolve(".temporary-2.part").toString());
        assertThat(folder.resolve("a.png")).hasContent("mask");
        assertThat(folder.resolve("rows")).hasContent("rows");
    }

    /** What Java tells of a kind of event meanwhile, where it names one of the files. */
    private List<String> told(String event, String field, Runnable work) throws IOException {
        Path file = folder.resolve("told.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(event).withoutThreshold();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .map(each -> each.getString(field))
                .filter(each -> each.contains(folder.toString()))
                .toList();
    }
}
