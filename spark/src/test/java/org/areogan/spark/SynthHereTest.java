package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.areogan.program.shell.ExitCodes;
import org.areogan.synth.export.ExportFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark synth} with the driver as its only executor. */
class SynthHereTest {
    private static final int PAIRS = 8;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static OneSynthesis pairs = OneSynthesis.none();

    @BeforeAll
    static void train() {
        pairs = OneSynthesis.in(shared);
    }

    private static OneMachine.Ended synth(int count, String output, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        if (!words.contains("--master")) {
            words.addAll(List.of("--master", "local[1]"));
        }
        return pairs.spark(count, output, words);
    }

    /** What comes before the first file of a part: the request, and for each of three series itself and how it ended. */
    @Test
    void aJobThatWasEndedInTheMiddleIsGoneOnWithAndHasTheBytesOfOneProcess() throws IOException {
        String out = "dying:" + folder.resolve("out");
        String[] options = {"--format", "png,npz", "--merge"};
        OneMachine.Ended aborted = synth(
                PAIRS,
                out,
                Stream.concat(
                                Stream.of(options),
                                Stream.of("--conf", "spark.hadoop." + DyingFileSystem.ROOM + "=" + (1 + 3 * 2 + 5)))
                        .toArray(String[]::new));
        assertThat(aborted.code()).as(aborted.err()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(aborted.err()).contains("cannot write " + out + "/part-000000/", "No space left on device");
        assertThat(folder.resolve("out/manifest.jsonl")).doesNotExist();

        assertThat(synth(PAIRS + 1, out, options).err())
                .contains("holds an unfinished job of another request: it had count: " + PAIRS);

        Map<Path, Object> before = SegmentHereTest.files(folder.resolve("out/part-000000"));
        assertThat(before).hasSize(5);
        OneMachine.Ended goneOn = synth(PAIRS, out, options);
        pairs.make(PAIRS, Set.of(ExportFormat.PNG, ExportFormat.NPZ), true, folder.resolve("one"));
        assertThat(OneSynthesis.sums(folder.resolve("out")))
                .as(goneOn.err())
                .isEqualTo(OneMachine.sums(folder.resolve("one")));
        Map<Path, Object> after = SegmentHereTest.files(folder.resolve("out"));
        assertThat(after).containsAllEntriesOf(before);

        OneMachine.Ended again = synth(PAIRS, out, options);
        assertThat(again.err()).isEqualTo(goneOn.err());
        assertThat(again.code()).isEqualTo(goneOn.code());
        assertThat(SegmentHereTest.files(folder.resolve("out"))).isEqualTo(after);
        try (Stream<Path> own = Files.list(folder.resolve("out/.areogan-spark"))) {
            assertThat(own.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("made.txt", "outcome.json");
        }
        assertTable(Tables.rows(folder.resolve("out"), "pairs.parquet", "index"));
    }

    private static void assertTable(List<Row> rows) {
        assertThat(rows.stream().map(row -> row.<Integer>getAs("index"))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(rows.stream().map(row -> row.<Integer>getAs("series"))).containsExactly(0, 0, 0, 1, 1, 1, 2, 2);
        assertThat(rows.stream().map(row -> row.<Long>getAs("seed"))).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.<String>getAs("sha256"))).doesNotHaveDuplicates();
        Row row = rows.get(4);
        assertThat(row.<String>getAs("id")).isEqualTo("synthetic-paste-000004");
        assertThat(row.<String>getAs("kind")).isEqualTo("paste");
        Map<String, Double> areas = row.getJavaMap(row.fieldIndex("areas"));
        assertThat(areas.values().stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-9));
        Map<String, Double> scores = row.getJavaMap(row.fieldIndex("scores"));
        assertThat(areas.get("big-rock")).isEqualTo(scores.get("visible"), within(1e-9));
    }

    /**
     * Seven frames to label for nine pairs: the third series has one, and there are none for a fourth. Once all lies on the
     * disk, and once in a store that it is copied from.
     */
    @Test
    void whereSeriesAreExhaustedThePairsThereAreAreTheSameForOtherNumbersOfTasksAtATime() throws IOException {
        Path frames = OneMachine.frames(folder.resolve("frames"), 7);
        List<String> options = List.of("--mix", "label", "--judge", "novelty=0,distance=0,visible=0");
        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_pairs_total", "written") == 7,
                pairs.words(
                        "",
                        9,
                        folder.resolve("two").toString(),
                        with(options, "--master", "local[2]", "--unlabelled", frames.toString())));
        OneMachine.Ended two = watched.ended();
        assertThat(watched.sum("areogan_spark_pairs_total", "state=\"made\"")).isEqualTo(7);
        assertThat(watched.sum("areogan_spark_pairs_total", "state=\"written\""))
                .isEqualTo(7);
        OneMachine.Ended one = pairs.spark(
                "dying:",
                9,
                "dying:" + folder.resolve("one"),
                with(options, "--master", "local[1]", "--unlabelled", "dying:" + frames));
        assertThat(two.code()).as(two.err()).isEqualTo(ExitCodes.SHORT);
        assertThat(two.err()).contains("only 7 of 9 pairs came out of");
        assertThat(one.code()).as(one.err()).isEqualTo(ExitCodes.SHORT);
        assertThat(folder.resolve("one/README.md")).content().contains("| unlabelled | dying:" + frames + " |");
        Files.delete(folder.resolve("one/README.md"));
        Files.delete(folder.resolve("two/README.md"));
        assertThat(OneSynthesis.sums(folder.resolve("two"))).isEqualTo(OneSynthesis.sums(folder.resolve("one")));
    }

    private static List<String> with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() {
        Path out = folder.resolve("out");
        assertMistake(synth(0, out.toString()), "--count is 0");
        assertMistake(synth(3, out.toString(), "--format", "tar"), "--format is tar");
        assertMistake(synth(3, out.toString(), "--engine", "abacus"), "--engine is abacus; it can be auto");
        assertMistake(synth(3, folder.resolve("out[1]").toString()), "OUTPUT is file:" + folder.resolve("out[1]"));
        assertMistake(synth(3, out.toString(), "--class", "ice"), "there is no class 'ice'");
        assertMistake(synth(3, out.toString(), "--mix", "label"), "--unlabelled");
        assertMistake(
                synth(3, out.toString(), "--pieces", "dying:" + folder.resolve("no.npz")),
                "there is no dying:" + folder.resolve("no.npz"));
        assertMistake(synth(3, out.toString(), "--judge", "visible=0.9"), "none of ");
        assertThat(out.resolve(".areogan-spark")).doesNotExist();
        assertThat(out.resolve("manifest.jsonl")).doesNotExist();
    }

    private static void assertMistake(OneMachine.Ended ended, String message) {
        assertThat(ended.err()).contains(message).doesNotContain("Exception");
        assertThat(ended.code()).isEqualTo(ExitCodes.MISTAKE);
    }
}
