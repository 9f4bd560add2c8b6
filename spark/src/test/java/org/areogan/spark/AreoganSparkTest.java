package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.areogan.program.shell.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreoganSparkTest {
    private static String help(String command) {
        StringWriter out = new StringWriter();
        assertThat(AreoganSpark.run(new PrintWriter(out), new PrintWriter(out), command, "--help"))
                .isEqualTo(ExitCodes.OK);
        return without(out.toString());
    }

    /** Without spaces, since lines break at points, too. */
    private static String without(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "synth", "train", "validate", "prove", "tune"})
    void threadsAreThoseOfATaskOfWhichThereIsOneWhereNobodyAsksForMore(String command) {
        assertThat(help(command))
                .containsOnlyOnce(
                        without("--threads=N Threads that compute in each task (spark.task.cpus). Usually 1:"))
                .doesNotContain(without("as many as there are processors"));
    }

    @Test
    void trialsSideBySideAreTasksAndNotProcesses() {
        assertThat(help("tune"))
                .contains(without("--parallel=N Trials side by side, each a task. Usually 1."))
                .doesNotContain(without("process of its own"));
    }
}
