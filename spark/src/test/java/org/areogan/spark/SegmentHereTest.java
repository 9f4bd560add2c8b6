package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.areogan.program.shell.ExitCodes;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark segment} with the driver as its only executor. */
class SegmentHereTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path frames = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        frames = OneMachine.frames(shared.resolve("frames"));
    }

    private static OneMachine.Ended segment(Object input, Object output, String... more) {
        return OneMachine.spark(words(input, output, more));
    }

    private static String[] words(Object input, Object output, String... more) {
        List<String> words =
                new ArrayList<>(List.of("segment", input.toString(), output.toString(), "--master", "local[1]"));
        words.addAll(List.of(DyingFileSystem.settings()));
        if (!List.of(more).contains("--engine")) {
            words.addAll(List.of("--engine", OneMachine.ENGINE));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** All frames, so that each task takes sixteen. */
    private static OneMachine.Ended inSixteens(Path output, String... more) {
        String[] words = Stream.concat(Stream.of("--frames-per-task", "1"), Stream.of(more))
                .toArray(String[]::new);
        return segment(frames, "dying:" + output, words);
    }

    /** What a file that is written again would not keep. */
    static Map<Path, Object> files(Path folder) throws IOException {
        Map<Path, Object> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, List.of(String.valueOf(facts.fileKey()), facts.lastModifiedTime()));
            }
        }
        return files;
    }

    @Test
    void aJobThatWasEndedInTheMiddleIsGoneOnWithAndOneThatIsDoneIsLeftAlone() throws IOException {
        Path out = folder.resolve("out");
        // The request, the 16 masks of the first task, its rows, and some masks of the second.
        OneMachine.Ended aborted =
                inSixteens(out, "--conf", "spark.hadoop." + DyingFileSystem.ROOM + "=" + (1 + 16 + 1 + 5));
        assertThat(aborted.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(aborted.err()).contains("cannot write dying:" + out + "/masks/", "No space left on device");
        Map<Path, Object> before = files(out.resolve("masks"));
        assertThat(before).hasSize(16 + 5);
        assertThat(out.resolve("frames.parquet")).doesNotExist();

        OneMachine.Ended goneOn = inSixteens(out);
        assertThat(goneOn.code()).as(goneOn.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(goneOn.err()).contains("16 of 60 frames were segmented before");
        OneMachine.segment(frames, folder.resolve("one"));
        assertThat(OneMachine.sums(out.resolve("masks"))).isEqualTo(OneMachine.sums(folder.resolve("one/masks")));
        Map<Path, Object> after = files(out);
        assertThat(after).containsAllEntriesOf(before);

        OneMachine.Ended again = inSixteens(out);
        assertThat(again.err()).contains("60 of 60 frames were segmented before");
        assertThat(files(out)).isEqualTo(after);

        List<Row> rows = Tables.rows(out);
        assertThat(rows).hasSize(OneMachine.FRAMES);
        Row broken = rows.get(30);
        assertThat(broken.<String>getAs("name")).isEqualTo(OneMachine.BROKEN);
        assertThat(broken.<String>getAs("error")).contains("is not a picture of a known format");
        assertThat(broken.isNullAt(broken.fieldIndex("height"))).isTrue();
        Row whole = rows.get(0);
        assertThat(whole.<Integer>getAs("height")).isEqualTo(32);
        assertThat(whole.<Integer>getAs("width")).isEqualTo(64);
        assertThat(whole.<String>getAs("model")).isEqualTo("curiosity");
        assertThat(whole.<Double>getAs("confidence")).isBetween(0.2, 1.0);
        Map<String, Double> areas = whole.getJavaMap(whole.fieldIndex("areas"));
        assertThat(areas.values().stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-4));
    }

    @Test
    void aListOfAnArchiveAnImageWithItsLabelBesideItAndWhatIsNotThereBecomesFilesAndRows() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/sol"));
        Path archive = data.resolve("scenes.npz");
        PairArchive.write(archive, new ProceduralMars(0.5).dataSet(20, 16, 32, 3));
        byte[] samples = new byte[16 * 32];
        for (int pixel = 0; pixel < samples.length; pixel++) {
            samples[pixel] = (byte) (7 * pixel);
        }
        Files.write(data.resolve("mast.IMG"), samples);
        Files.write(data.resolve("mast.LBL"), label().getBytes(StandardCharsets.US_ASCII));
        Path list = Files.writeString(
                folder.resolve("list.txt"),
                Stream.of(
                                archive,
                                data.resolve("mast.IMG"),
                                folder.resolve("data/gone.png"),
                                folder.resolve("data/*.gif"))
                        .map(each -> "dying:" + each + "\n")
                        .reduce("", String::concat));
        Path out = folder.resolve("out");

        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_frames_total") == 23 && told.sum("areogan_spark_tasks_open") == 0,
                words(list, out));

        OneMachine.Ended ended = watched.ended();
        assertThat(watched.sum("areogan_spark_frames_total", "executor=\"driver\"", "outcome=\"segmented\""))
                .isEqualTo(20 + 1);
        assertThat(watched.sum("areogan_spark_frames_total", "outcome=\"left_out\""))
                .isEqualTo(2);
        assertThat(watched.sum("areogan_spark_pixels_total")).isEqualTo((20 + 1) * 16 * 32);
        assertThat(watched.sum("areogan_spark_task_seconds_count", "outcome=\"ok\""))
                .isPositive();
        assertThat(watched.sum("areogan_spark_executors_alive")).isEqualTo(1);
        assertThat(watched.sum("areogan_spark_tasks_open")).isZero();
        assertThat(watched.sum("areogan_spark_driver_memory_process_bytes")).isPositive();
        assertThat(watched.sum("jvm_memory_used_bytes", "area=\"heap\"")).isPositive();
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(ended.err())
                .contains(
                        "left out: there is no dying:" + folder + "/data/gone.png; check the path",
                        "left out: there is no dying:" + folder + "/data/*.gif; check the path");
        OneMachine.segment(archive, folder.resolve("one"));
        OneMachine.segment(data.resolve("mast.IMG"), folder.resolve("one"));
        Map<String, String> masks = OneMachine.sums(out.resolve("masks/sol"));
        assertThat(masks).hasSize(21).containsKeys("scenes-00.png", "mast.png");
        assertThat(masks).isEqualTo(OneMachine.sums(folder.resolve("one/masks")));
        assertThat(Tables.rows(out).stream().map(row -> row.<String>getAs("path")))
                .hasSize(23)
                .contains("dying:" + data.resolve("mast.IMG"), "dying:" + folder.resolve("data/gone.png"));
    }

    /** The folder's name would refer to a group, were it taken for the replacement of a regular expression. */
    @Test
    void namesWithColonsDollarsAndSpacesBecomeFilesAndRowsAndAreTold() throws IOException {
        Path data = Files.createDirectories(folder.resolve("cost $1"));
        Files.copy(frames.resolve("00000.png"), data.resolve("2012-08-06T05:17:57.png"));
        Files.writeString(data.resolve("2012-08-06T05:17:58.png"), "no picture");
        Files.writeString(data.resolve("sol 3, left.png"), "no picture");
        Files.writeString(data.resolve("sol 3, all.npz"), "no archive");
        Path list = Files.writeString(
                folder.resolve("list.txt"),
                Stream.of("2012-08-06T05:17:57.png", "2012-08-06T05:17:58.png", "sol 3, left.png", "sol 3, all.npz")
                        .map(name -> "dying:" + data + "/" + name + "\n")
                        .reduce("", String::concat));
        Path out = folder.resolve("out");

        OneMachine.Ended ended = segment(list, out);

        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(ended.err())
                .contains(
                        "left out: dying:" + data + "/2012-08-06T05:17:58.png is ",
                        "left out: dying:" + data + "/sol 3, left.png is ",
                        "dying:" + data + "/sol 3, all.npz")
                .doesNotContain("/copy-");
        OneMachine.segment(data.resolve("2012-08-06T05:17:57.png"), folder.resolve("one"));
        assertThat(OneMachine.sums(out.resolve("masks")))
                .containsOnlyKeys("2012-08-06T05_17_57.png")
                .isEqualTo(OneMachine.sums(folder.resolve("one/masks")));
    }

    private static String label() {
        return String.join(
                "\r\n",
                "PDS_VERSION_ID = PDS3",
                "RECORD_TYPE = FIXED_LENGTH",
                "RECORD_BYTES = 32",
                "FILE_RECORDS = 16",
                "^IMAGE = \"mast.IMG\"",
                "OBJECT = IMAGE",
                "  LINES = 16",
                "  LINE_SAMPLES = 32",
                "  SAMPLE_TYPE = UNSIGNED_INTEGER",
                "  SAMPLE_BITS = 8",
                "END_OBJECT = IMAGE",
                "END",
                "");
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() throws IOException {
        Path out = folder.resolve("out");
        // Before Spark starts, which would tell of the threads.
        assertMistake(
                segment(frames, out, "--threads", "2", "--metrics-port", "70000"),
                "--metrics-port is 70000; it must be 0 to 65535, and 0 takes a free one");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertMistake(
                    segment(frames, out, "--threads", "2", "--metrics-port", port),
                    "cannot serve metrics on port " + port);
        }
        assertMistake(segment(folder.resolve("none"), out), "there are no frames in " + folder.resolve("none"));
        assertMistake(segment(frames, out, "--format", "csv"), "--format csv is one file of all frames");
        assertMistake(segment(frames, out, "--engine", "abacus"), "--engine is abacus; it can be auto");
        assertMistake(segment(frames, out, "--frames-per-task", "0"), "--frames-per-task is 0");
        assertMistake(segment(frames, out, "--threads", "2"), "more than the master local[1] has");
        assertMistake(
                segment(frames, out, "--model", folder.resolve("no.areogan").toString()), "no.areogan");
        assertMistake(segment("nowhere:///frames", out), "there is no file system for nowhere");
        for (String name : List.of("out[1]", "out{a}", "out*", "out?")) {
            assertMistake(segment(frames, folder.resolve(name)), "OUTPUT is file:" + folder.resolve(name));
            assertThat(folder.resolve(name)).doesNotExist();
        }
        assertThat(out.resolve("masks")).doesNotExist();
        assertThat(out.resolve("frames.parquet")).doesNotExist();
    }

    private static void assertMistake(OneMachine.Ended ended, String message) {
        assertThat(ended.err()).contains(message).doesNotContain("Exception");
        assertThat(ended.code()).isEqualTo(ExitCodes.MISTAKE);
    }
}
