package org.areogan.program.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {
    @TempDir
    Path folder;

    private Object[] tune(Path data, Path space, Path output, Object... more) {
        return withFolds(2, data, space, output, more);
    }

    private Object[] withFolds(int folds, Path data, Path space, Path output, Object... more) {
        List<Object> quick = List.of(
                "tune",
                data,
                "--space",
                space,
                "-o",
                output,
                "--preset",
                "tiny",
                "--folds",
                folds,
                "--set",
                "training.epochs=1",
                "--set",
                "objective.lambda_adv=0",
                "--threads",
                "1");
        return Stream.concat(quick.stream(), Stream.of(more)).toArray();
    }

    private Path space(String yaml) throws IOException {
        return Files.writeString(folder.resolve("space.yaml"), yaml);
    }

    @Test
    void aGridIsSearchedTakenUpAgainAndItsBestTrainedWith() throws IOException {
        Path data = Landscapes.archive(folder, 8, 8, 16);
        Path output = folder.resolve("search");
        Path space = space("""
                generator_optimizer.learning_rate: {choice: [1e-9, 0.03]}
                """);
        Cli first = Cli.succeed(tune(data, space, output, "--strategy", "grid", "--trials", 1));
        assertThat(first.err()).contains("trial 1: generator_optimizer.learning_rate=0.000000001", "fold 2 of 2");
        Cli second = Cli.succeed(tune(data, space, output, "--strategy", "grid"));
        assertThat(second.err())
                .doesNotContain("trial 1: generator_optimizer")
                .contains("trial 2: generator_optimizer.learning_rate=0.03", "the best is trial ");
        assertThat(second.out())
                .contains("| trial | generator_optimizer.learning_rate | mean_iou | outcome |", "| scored |");
        assertThat(Files.readAllLines(output.resolve("trials.csv")))
                .hasSize(3)
                .startsWith("trial,generator_optimizer.learning_rate,mean_iou,outcome,by_fold");
        double best = Files.readAllLines(output.resolve("trials.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .max()
                .orElseThrow();
        assertThat(second.err()).contains(String.format("mean IoU of %.3f", best));

        Path run = folder.resolve("run");
        Cli.succeed(
                "train",
                data,
                "-o",
                run,
                "--preset",
                output.resolve("best.yaml"),
                "--set",
                "training.steps_per_epoch=1",
                "--threads",
                "1");
        int number = Integer.parseInt(second.err().replaceAll("(?s).*the best is trial (\\d+) .*", "$1"));
        RunConfiguration trained = ConfigurationReader.read(run.resolve("configuration.yaml"));
        RunConfiguration tried = CrossValidation.configurationOf(output.resolve("trials/trial-" + number));
        assertThat(trained.generatorOptimizer()).isEqualTo(tried.generatorOptimizer());
        assertThat(trained.generator()).isEqualTo(tried.generator());
        assertThat(trained.split().validation()).as("what the preset has").isEqualTo(0.2);
    }

    /** Each on one thread. */
    @Test
    void sideBySideTrialsComeToTheSameAsOneAfterAnother() throws IOException {
        Path data = Landscapes.archive(folder, 8, 8, 16);
        Path space = space("generator_optimizer.learning_rate: {choice: [1e-9, 0.03]}\n");
        Path alone = folder.resolve("alone");
        Path beside = folder.resolve("beside");
        Cli.succeed(tune(data, space, alone, "--strategy", "grid", "--exclude-suspects"));
        Cli both =
                Cli.succeed(tune(data, space, beside, "--strategy", "grid", "--exclude-suspects", "--parallel", "2"));
        assertThat(both.err())
                .contains("trial 1: seed 1, fold 1 of 2", "trial 2: seed 1, fold 2 of 2", "1 thread")
                .doesNotContain("2 threads");
        assertThat(beside.resolve("trials.csv")).hasSameBinaryContentAs(alone.resolve("trials.csv"));
        assertThat(beside.resolve("best.yaml")).hasSameBinaryContentAs(alone.resolve("best.yaml"));
        assertThat(beside.resolve("trials/trial-2/runs/seed-1-fold-2/model.areogan"))
                .exists();
        assertThat(beside.resolve("trials/trial-2/runs/seed-1-fold-2/checkpoints"))
                .doesNotExist();
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() throws IOException {
        Path data = Landscapes.archive(folder, 8, 8, 16);
        Path output = folder.resolve("search");
        Path space = space("generator.dropout: {uniform: [0, 0.5]}\n");
        assertThat(Cli.mistake(tune(data, folder.resolve("none.yaml"), output)))
                .contains("cannot read the space " + folder.resolve("none.yaml"));
        assertThat(Cli.mistake(tune(data, space, output, "--strategy", "grid")))
                .contains(space + ": generator.dropout: a grid needs to know how many values");
        assertThat(Cli.mistake(tune(data, space, output, "--trials", 0))).contains("--trials is 0; it must be 1");
        assertThat(Cli.mistake(tune(data, space, output, "--eta", 1))).contains("--eta is 1; it must be 2");
        assertThat(Cli.mistake(withFolds(40, data, space, output))).contains("too few for 40 folds");
        assertThat(Cli.run(tune(data, space, output, "--strategy", "luck")).err())
                .contains("--strategy");
        assertThat(Cli.mistake(tune(data, space, output, "--parallel", 0))).contains("--parallel is 0; it must be 1");
        assertThat(Cli.mistake(tune(data, space, output, "--strategy", "halving", "--stop", "median")))
                .contains("--stop is median, but halving gives trials up by its rungs");
        assertThat(output).doesNotExist();
    }
}
