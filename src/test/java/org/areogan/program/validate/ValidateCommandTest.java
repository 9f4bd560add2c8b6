package org.areogan.program.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    Path folder;

    private Object[] validate(Path data, Path output, Object... more) {
        return withFolds(data, output, 2, more);
    }

    private Object[] withFolds(Path data, Path output, int folds, Object... more) {
        List<Object> quick = List.of(
                "validate",
                data,
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

    @Test
    void aConfigurationIsValidatedComparedAndTrainedOnAllFrames() {
        Path data = Landscapes.archive(folder, 16);
        Path plain = folder.resolve("plain");
        Path focal = folder.resolve("focal");
        Cli first = Cli.succeed(validate(data, plain));
        assertThat(first.out())
                .contains(
                        "| figure | seed 1 | mean | spread |", "| mean IoU |", "| rare AP |", "| calibration error |");
        assertThat(first.err()).contains("seed 1, fold 2 of 2").doesNotContain("NaN");
        assertThat(plain.resolve("report.html")).isNotEmptyFile();
        assertThat(Cli.succeed(validate(data, plain)).out())
                .as("what is done is told again")
                .isEqualTo(first.out());
        Cli.succeed(validate(data, focal, "--set", "objective.reconstruction=focal"));

        Cli compared = Cli.succeed("compare", plain, focal);
        assertThat(compared.out())
                .contains("| figure | plain | focal | difference | 95 % interval | resolved |")
                .contains("focal against plain with one seed: ");

        Path run = folder.resolve("run");
        Cli trained = Cli.succeed("train", "--final", focal, data, "-o", run, "--threads", "1");
        assertThat(trained.out().strip()).isEqualTo(run.resolve("model.areogan").toString());
        assertThat(trained.err())
                .contains("16 frames to train on, 0 to validate with")
                .doesNotContain("NaN");
        RunConfiguration configuration = ConfigurationReader.read(run.resolve("configuration.yaml"));
        assertThat(configuration.objective().reconstruction()).isEqualTo("focal");
        assertThat(configuration.split().validation()).isZero();
        assertThat(configuration.training().keep()).isEqualTo(Keep.LAST);
        assertThat(run.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void mistakesAreToldInALineAndLeaveNothing() throws IOException {
        Path data = Landscapes.archive(folder, 16);
        Path output = folder.resolve("folds");
        assertThat(Cli.mistake(withFolds(data, output, 40)))
                .contains("has 4 scenes of 16 real frames, too few for 40 folds; ask for at most 4");
        assertThat(Cli.mistake(withFolds(data, output, 1))).contains("--folds is 1; it must be 2 or above");
        assertThat(Cli.mistake(validate(data, output, "--rare", "lava"))).contains("there is no class 'lava'");
        assertThat(Cli.mistake(validate(data, output, "--add", data, "--partial", "1=soil|lava")))
                .contains("the partial label '1=soil|lava': there is no class 'lava'");
        assertThat(Cli.mistake(validate(
                        data,
                        output,
                        "--add",
                        data,
                        "--partial",
                        "1=soil|sand",
                        "--set",
                        "objective.reconstruction=mae")))
                .contains("partial labels cannot be learnt from with the loss mae");
        assertThat(Cli.mistake("train", data, "-o", output, "--set", "unlabelled.batch=4"))
                .contains("unlabelled.batch is 4, but no frames without masks were named; name them with --unlabelled");
        assertThat(Cli.mistake("train", data, "-o", output, "--unlabelled", data))
                .contains("nothing is learnt from " + data + " while unlabelled.batch is 0");
        assertThat(Cli.mistake(
                        "train",
                        data,
                        "-o",
                        output,
                        "--set",
                        "unlabelled.batch=4",
                        "--set",
                        "training.average_decay=0"))
                .contains("training.average_decay must be above 0 where unlabelled.batch is");
        assertThat(Cli.mistake(
                        "train",
                        data,
                        "-o",
                        output,
                        "--set",
                        "unlabelled.batch=4",
                        "--set",
                        "unlabelled.choice=discriminator",
                        "--set",
                        "objective.lambda_adv=0"))
                .contains("unlabelled.choice must be threshold where no discriminator tells");
        assertThat(output).doesNotExist();
        assertThat(Cli.mistake("compare", folder, folder)).contains("there is no cross-validation in " + folder);
        assertThat(Cli.mistake("train", "--final", folder, data, "-o", output))
                .contains("there is no cross-validation in " + folder);
        assertThat(Cli.run("train", "--final", folder, data, "-o", output, "--preset", "tiny")
                        .err())
                .contains("--final takes the configuration of the cross-validation");
        assertThat(Cli.mistake(
                        "train", data, "-o", output, "--set", "split.validation=0", "--set", "training.keep=best"))
                .contains("training.keep must be last where split.validation is 0");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(data);
        }
    }

    @Test
    void framesWithoutMasksAreLearntFromAndStayWithTheRun() {
        Path data = Landscapes.archive(folder, 16);
        Path others = folder.resolve("others.npy");
        Landscapes.frames(others, 6);
        Path run = folder.resolve("run");
        Object[] train = Landscapes.train(
                data,
                run,
                "--unlabelled",
                others,
                "--set",
                "unlabelled.batch=2",
                "--set",
                "unlabelled.from=2",
                "--set",
                "training.epochs=3",
                "--set",
                "training.average_decay=0.9",
                "--set",
                "objective.lambda_adv=0");
        assertThat(Cli.succeed(train).err()).contains("6 frames without masks", "from epoch 2");
        assertThat(run.resolve("run.json")).content().contains(others.toString());
        Cli resumed = Cli.succeed("train", "--resume", run, "--from", "previous", "--threads", "1");
        assertThat(resumed.err()).contains("6 frames without masks", "epoch 3/3");
    }

    @Test
    void furtherFramesWithPartialLabelsAreLearntFromAndStayWithTheRun() {
        Path data = Landscapes.archive(folder, 16);
        Path more = Landscapes.archive(folder, 12);
        Path run = folder.resolve("run");
        Object[] train = Landscapes.train(
                data,
                run,
                "--add",
                more,
                "--partial",
                "1=soil|bedrock|sand",
                "--set",
                "training.epochs=2",
                "--set",
                "objective.lambda_adv=0");
        assertThat(Cli.succeed(train).err()).contains("24 frames to train on, 4 to validate with");
        assertThat(run.resolve("run.json")).content().contains("1=soil|bedrock|sand", more.toString());
        Cli resumed = Cli.succeed("train", "--resume", run, "--from", "previous", "--threads", "1");
        assertThat(resumed.err()).contains("24 frames to train on", "epoch 2/2");
    }
}
