package org.areogan.program.segment.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engines;
import org.areogan.engine.device.JavaProcess;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
    private static final int FRAMES = 40;
    private static final List<SegmentFormat> FORMATS =
            List.of(SegmentFormat.MASKS, SegmentFormat.NPZ, SegmentFormat.CSV, SegmentFormat.CVAT);

    @TempDir
    static Path folder;

    @TempDir
    Path out;

    private static Optional<Segmenter> opened = Optional.empty();

    @BeforeAll
    static void open() throws IOException {
        opened = Optional.of(Segmenter.open(Landscapes.model(), Engines.nd4j()));
        for (int number = 10; number < 10 + FRAMES; number++) {
            Frame frame = new ProceduralMars().scene(number, 16, 32).frame();
            PictureFiles.writePng(folder.resolve(number + ".png"), Drawing.grey(frame));
        }
        Path broken = folder.resolve("12.png");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 60));
    }

    @AfterAll
    static void close() {
        opened.ifPresent(Segmenter::close);
    }

    private static SegmentationRequest request(Path output, String model) {
        return request(output, model, false);
    }

    private static SegmentationRequest request(Path output, String model, boolean force) {
        return request(folder, FORMATS, output, force, Map.of("model", model));
    }

    private static SegmentationRequest request(
            Path input, List<SegmentFormat> formats, Path output, boolean force, Map<String, String> identity) {
        NamedFrames frames = NamedFrames.open(List.of(input), ClassSet.ROVER);
        return new SegmentationRequest(
                frames, formats, output, 0, Appearance.OPACITY, Optional.empty(), false, force, identity);
    }

    private static Outcome run(SegmentationRequest request, SegmentationListener listener, BooleanSupplier stop) {
        return Segmentation.run(opened.orElseThrow(), request, listener, stop);
    }

    /** True when asked so many times. */
    private static BooleanSupplier after(int batches) {
        int[] asked = {0};
        return () -> asked[0]++ == batches;
    }

    private static Map<String, byte[]> bytes(Path output) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (Path file : Landscapes.filesUnder(output)) {
            bytes.put(output.relativize(file).toString(), Files.readAllBytes(file));
        }
        return bytes;
    }

    @Test
    void anInterruptedJobIsGoneOnWithToTheSameBytes() throws IOException {
        Path whole = out.resolve("whole");
        run(request(whole, "a"), SegmentationListener.NONE, () -> false);
        Path broken = out.resolve("broken");
        Outcome first = run(request(broken, "a"), SegmentationListener.NONE, after(1));

        assertThat(first.interrupted()).isTrue();
        assertThat(first.done()).isEqualTo(16);
        assertThat(broken.resolve("masks")).doesNotExist();
        assertThat(broken.resolve("masks.npz")).doesNotExist();
        List<Integer> steps = new ArrayList<>();
        List<Integer> resumed = new ArrayList<>();
        SegmentationListener listener = new SegmentationListener() {
            @Override
            public void resumed(int done, int all) {
                resumed.addAll(List.of(done, all));
            }

            @Override
            public void advanced(int done, int all, int troubles) {
                steps.add(done);
            }
        };
        Outcome second = run(request(broken, "a"), listener, () -> false);

        assertThat(second.interrupted()).isFalse();
        assertThat(second.troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.name()).isEqualTo("12"));
        assertThat(resumed).containsExactly(16, 40);
        assertThat(steps).doesNotContain(0).contains(32, 40);
        Map<String, byte[]> expected = bytes(whole);
        Map<String, byte[]> found = bytes(broken);
        assertThat(found.keySet()).isEqualTo(expected.keySet()).hasSize(39 + 2 + 1 + 2 + 3 * 39);
        expected.forEach(
                (name, content) -> assertThat(found.get(name)).describedAs(name).isEqualTo(content));
    }

    @Test
    void aFrameThatCannotBeReadLeavesItsNumberEmpty() throws IOException {
        run(request(out, "a"), SegmentationListener.NONE, () -> false);
        assertThat(Files.readAllLines(out.resolve("submission.csv")).stream()
                        .skip(1)
                        .map(row -> row.substring(0, row.indexOf(','))))
                .hasSize(39)
                .startsWith("0", "1", "3")
                .endsWith("39");
    }

    @Test
    void aJobOfAnotherRequestIsKeptUnlessItIsToBeDropped() {
        run(request(out, "a"), SegmentationListener.NONE, after(1));
        assertThatThrownBy(() -> run(request(out, "b"), SegmentationListener.NONE, () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds an unfinished job of another request: it had model: a")
                .hasMessageContaining("--force");
        assertThat(run(request(out, "a"), SegmentationListener.NONE, after(0)).done())
                .isEqualTo(16);
        assertThat(run(request(out, "b", true), SegmentationListener.NONE, after(0))
                        .done())
                .isZero();
    }

    @Test
    void aFrameOfAnotherSizeIsToldBeforeAnyFrameIsSegmented() throws IOException {
        Path pictures = Files.createDirectories(out.resolve("pictures"));
        for (int number = 13; number < 30; number++) {
            Files.copy(folder.resolve(number + ".png"), pictures.resolve(number + ".png"));
        }
        Frame larger = new ProceduralMars().scene(1, 16, 48).frame();
        PictureFiles.writePng(pictures.resolve("30.png"), Drawing.grey(larger));
        SegmentationRequest request = SegmentationRequest.of(
                NamedFrames.open(List.of(pictures), ClassSet.ROVER), List.of(SegmentFormat.CSV), out.resolve("out"));
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> run(request, (done, all, troubles) -> steps.add(done), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("frame " + pictures.resolve("30.png") + " has 48x16 pixels")
                .hasMessageContaining(pictures.resolve("13.png") + " has 32x16; segment them apart");
        assertThat(steps).isEmpty();
        assertThat(out.resolve("out")).doesNotExist();
    }

    @Test
    void inputsThatChangedSinceTheInterruptionAreNamed() throws IOException {
        Path pictures = Files.createDirectories(out.resolve("pictures"));
        for (int number = 10; number < 30; number++) {
            Files.copy(folder.resolve(number + ".png"), pictures.resolve(number + ".png"));
        }
        Path output = out.resolve("out");
        run(request(pictures, output), SegmentationListener.NONE, after(1));
        byte[] eleventh = Files.readAllBytes(pictures.resolve("11.png"));
        Files.write(pictures.resolve("11.png"), Arrays.copyOf(eleventh, eleventh.length + 1));
        Files.move(pictures.resolve("29.png"), pictures.resolve("30.png"));
        assertThatThrownBy(() -> run(request(pictures, output), SegmentationListener.NONE, () -> false))
                .isInstanceOf(UserException.class)
                .hasMessage(output.resolve(".areogan-segment") + " holds an unfinished job whose inputs have changed"
                        + " since: " + pictures.resolve("11.png") + " has another size or time, "
                        + pictures.resolve("29.png") + " is not among them any more, " + pictures.resolve("30.png")
                        + " is new; bring them back as they were to go on with it, name another folder with -o, or"
                        + " drop it with --force");
    }

    private static SegmentationRequest request(Path pictures, Path output) {
        return request(pictures, List.of(SegmentFormat.MASKS), output, false, Map.of());
    }

    @Test
    void aJobThatEndedWhileItsFilesWereMovedIsGoneOnWith() throws IOException {
        Path whole = out.resolve("whole");
        run(request(whole, "a"), SegmentationListener.NONE, () -> false);
        Path broken = out.resolve("broken");
        run(request(broken, "a"), SegmentationListener.NONE, after(2));
        Path staged = broken.resolve(".areogan-segment/files/masks");
        Files.createDirectories(broken.resolve("masks"));
        for (String name : List.of("10.png", "11.png", "20.png")) {
            Files.move(staged.resolve(name), broken.resolve("masks").resolve(name));
        }
        Files.write(staged.resolve(".13.png.part"), new byte[7]);
        Files.write(broken.resolve(".areogan-segment/batches/.000002.npz.part"), new byte[7]);
        run(request(broken, "a"), SegmentationListener.NONE, () -> false);

        Map<String, byte[]> expected = bytes(whole);
        assertThat(bytes(broken))
                .hasSameSizeAs(expected)
                .allSatisfy(
                        (name, content) -> assertThat(content).describedAs(name).isEqualTo(expected.get(name)));
    }

    @Test
    void whatAnEarlierRunSaidOfFramesThatCouldNotBeReadGoes() throws IOException {
        run(request(out, "a"), SegmentationListener.NONE, () -> false);
        assertThat(out.resolve("unread.txt")).content().startsWith("12\t");
        PictureFiles.writeMask(out.resolve("masks/12.png"), new Mask(16, 32, new byte[512]));
        run(request(out, "a", true), SegmentationListener.NONE, () -> false);
        assertThat(out.resolve("masks/12.png")).doesNotExist();
        run(
                SegmentationRequest.of(
                        NamedFrames.open(List.of(folder.resolve("11.png")), ClassSet.ROVER),
                        List.of(SegmentFormat.MASKS),
                        out),
                SegmentationListener.NONE,
                () -> false);
        assertThat(out.resolve("unread.txt")).doesNotExist();
    }

    /** Another process: says whether it could have the lock of the job in a folder. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            Path lock = Path.of(arguments[0], ".areogan-segment", "lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? "held" : "free");
            }
        }
    }

    @Test
    void otherProcessesCannotHaveTheLockOfAJob() {
        List<String> seen = new ArrayList<>();
        BooleanSupplier look = () -> {
            try {
                seen.add(JavaProcess.run(Other.class, List.of(out.toString()), new byte[0])
                        .answer());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return true;
        };
        run(request(out, "a"), SegmentationListener.NONE, look);
        assertThat(seen).containsExactly("held");
    }

    @Test
    void aJobIsForOneProcessAtATime() {
        SegmentationRequest request = request(out, "a");
        BooleanSupplier whileOther = () -> {
            assertThatThrownBy(() -> run(request, SegmentationListener.NONE, () -> true))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(out.resolve(".areogan-segment")
                            + " is being written to by another process; wait for the end of that 'areogan segment'");
            return true;
        };
        assertThat(run(request, SegmentationListener.NONE, whileOther).interrupted())
                .isTrue();
    }

    @Test
    void aDamagedBatchIsTold() throws IOException {
        run(request(out, "a"), SegmentationListener.NONE, after(1));
        Path batch = out.resolve(".areogan-segment/batches/000000.npz");
        Files.write(batch, Arrays.copyOf(Files.readAllBytes(batch), 100));
        assertThatThrownBy(() -> run(request(out, "a"), SegmentationListener.NONE, () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(batch + " is damaged");
    }
}
