package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.program.tune.TuneCommand;
import org.areogan.spark.OneMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark tune} with the driver as its only executor. */
class TuneHereTest {
    @TempDir
    Path folder;

    private List<String> words(Path data, Path space, Path output) {
        List<String> words = Trainings.words("tune", data, output);
        words.addAll(List.of("--space", space.toString(), "--strategy=halving", "--trials=2", "--eta=2"));
        return words;
    }

    @Test
    void everyRungIsATableRowForRowThatOfOneMachine() throws IOException {
        Path data = Trainings.data(folder);
        Path space = Files.writeString(
                folder.resolve("space.yaml"), "generator_optimizer.learning_rate: {log: [1e-4, 1e-2]}\n");
        Path out = folder.resolve("many/search");
        OneMachine.Ended many = Trainings.spark(words(data, space, out));
        assertThat(many.code()).as(many.err()).isZero();
        assertThat(many.err()).contains("trial 3: mean IoU 0.", "the best is trial 3 with a mean IoU of 0.");
        assertThat(out.resolve(".areogan-spark/trial-3/log.txt"))
                .content()
                .contains("seed 1, fold 2 of 2")
                .endsWith("done\n");

        Path one = folder.resolve("one/search");
        OneMachine.Ended alone = Trainings.one(new TuneCommand(), words(data, space, one));
        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(many.out()).isEqualTo(alone.out());
        assertThat(Trainings.files(out))
                .containsKeys("trials.csv", "best.yaml", "tuning.json", "trials/trial-3/validation.md")
                .isEqualTo(Trainings.files(one));
        assertThat(out.resolve("report.html")).hasSameBinaryContentAs(one.resolve("report.html"));
    }
}
