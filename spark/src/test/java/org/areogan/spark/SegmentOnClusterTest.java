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

/** Two executors, each a process of its own; {@code pom.xml} sets the environment that they need. */
@DisabledOnOs(OS.WINDOWS)
class SegmentOnClusterTest {
    /** As the build has it for tests: most of a short process's time goes into loading and compiling classes. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions"
            + " -XX:-BytecodeVerificationRemote";

    @TempDir
    Path folder;

    /** Settings of Spark by which a test has two executors, each a process of its own. */
    static List<String> cluster() throws Exception {
        // What Spark's own start scripts would look for; the class path has its jars.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return List.of(
                "--master",
                "local-cluster[2,1,1024]",
                "--conf",
                "spark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                "--conf",
                "spark.executor.extraJavaOptions=" + QUICK,
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false");
    }

    private static List<String> cluster(Path marker) throws Exception {
        List<String> words = new ArrayList<>(cluster());
        words.addAll(List.of("--conf", "spark.hadoop." + DyingFileSystem.MARKER + "=" + marker));
        words.addAll(List.of(DyingFileSystem.settings()));
        return words;
    }

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
        words.addAll(cluster(marker));
        OneMachine.Ended ended = OneMachine.spark(words.toArray(String[]::new));

        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(marker).as("an executor that killed itself").exists();
        long killed = Long.parseLong(Files.readString(marker));
        assertThat(killed).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(ProcessHandle.of(killed)).isEmpty();

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
