package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.areogan.program.shell.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, each a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class SegmentOnClusterTest {
    @TempDir
    Path folder;

    @Test
    void whereAnExecutorIsKilledInTheMiddleNothingIsLostAndNothingThereTwice() throws Exception {
        Path frames = OneMachine.frames(folder.resolve("frames"));
        OneMachine.segment(frames, folder.resolve("one"));
        Path out = folder.resolve("out");
        Path marker = folder.resolve("killed");

        List<String> words = new ArrayList<>(List.of(
                "segment",
                frames.toString(),
                "dying:" + out,
                "--frames-per-task",
                "16",
                "--engine",
                OneMachine.ENGINE));
        words.addAll(List.of(DyingFileSystem.settings()));
        words.addAll(Cluster.words(2, marker));
        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_frames_total") == OneMachine.FRAMES
                        && told.sum("areogan_spark_executors_removed_total", "lost") > 0,
                words.toArray(String[]::new));
        OneMachine.Ended ended = watched.ended();

        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(marker).as("an executor that killed itself").exists();
        long killed = Long.parseLong(Files.readString(marker));
        assertThat(killed).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(ProcessHandle.of(killed)).isEmpty();

        assertThat(watched.sum("areogan_spark_frames_total", "segmented"))
                .as("frames of tasks that ended well")
                .isEqualTo(OneMachine.FRAMES - 1);
        assertThat(watched.sum("areogan_spark_frames_total", "left_out")).isEqualTo(1);
        assertThat(watched.sum("areogan_spark_pixels_total")).isEqualTo((OneMachine.FRAMES - 1) * 32 * 64);
        assertThat(watched.sum("areogan_spark_executors_removed_total", "lost")).isEqualTo(1);
        assertThat(watched.sum("areogan_spark_task_seconds_count", "outcome=\"failed\""))
                .isPositive();

        Map<String, String> masks = OneMachine.sums(out.resolve("masks"));
        assertThat(masks).hasSize(OneMachine.FRAMES - 1).isEqualTo(OneMachine.sums(folder.resolve("one/masks")));
        List<Row> rows = Tables.rows(out);
        assertThat(rows.stream().map(row -> row.<String>getAs("name")))
                .hasSize(OneMachine.FRAMES)
                .doesNotHaveDuplicates();
        assertThat(rows.stream()
                        .filter(row -> row.getAs("error") == null)
                        .collect(Collectors.toMap(
                                row -> row.getAs("name") + ".png",
                                row -> row.<String, String>getJavaMap(row.fieldIndex("sha256"))
                                        .get("masks"))))
                .isEqualTo(masks);
        try (Stream<Path> own = Files.list(out.resolve(".areogan-spark"))) {
            assertThat(own.map(Path::getFileName).map(Path::toString)).containsExactly("made.txt");
        }
    }
}
