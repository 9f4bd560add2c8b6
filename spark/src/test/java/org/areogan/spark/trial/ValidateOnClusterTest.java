package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.program.validate.ValidateCommand;
import org.areogan.spark.Cluster;
import org.areogan.spark.OneMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, each a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class ValidateOnClusterTest {
    @TempDir
    Path folder;

    @Test
    void whereAnExecutorIsKilledInTheMiddleOfAFoldAnotherGoesOnFromTheCheckpoint() throws Exception {
        Path data = Trainings.data(folder);
        Path out = folder.resolve("many/folds");
        Path marker = folder.resolve("killed");
        List<String> words = Trainings.words("validate", data, out);
        words.addAll(Cluster.words(2, "-D" + DyingEngineProvider.MARKER + "=" + marker));
        OneMachine.Ended many = Trainings.spark(words, "--engine", DyingEngineProvider.NAME);

        assertThat(many.code()).as(many.err()).isZero();
        assertThat(marker).as("an executor that killed itself").exists();
        long killed = Long.parseLong(Files.readString(marker));
        assertThat(killed).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(ProcessHandle.of(killed)).isEmpty();
        String logs = Files.readString(out.resolve(".areogan-spark/seed-1-fold-1/log.txt"))
                + Files.readString(out.resolve(".areogan-spark/seed-1-fold-2/log.txt"));
        assertThat(logs).containsOnlyOnce("process " + killed + " of").contains("attempt 2, process ");
        for (int fold = 1; fold <= 2; fold++) {
            assertThat(Files.readAllLines(out.resolve("runs/seed-1-fold-" + fold + "/metrics.jsonl")))
                    .as("epochs")
                    .hasSize(2);
        }

        Path one = folder.resolve("one/folds");
        OneMachine.Ended alone = Trainings.one(new ValidateCommand(), Trainings.words("validate", data, one));
        assertThat(many.out()).isEqualTo(alone.out());
        assertThat(Trainings.files(out)).isEqualTo(Trainings.files(one));
    }
}
