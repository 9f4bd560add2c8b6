package org.areogan.trainer.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Up;
import org.areogan.trainer.configuration.RunConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class ConfigurationReaderTest extends BaseConfiguration {
    private RunConfiguration with(String... settings) {
        return reader.resolve(Optional.empty(), "base", Optional.empty(), List.of(settings))
                .configuration();
    }

    @Test
    void settingsOverrideTheFileWhichOverridesThePreset() throws IOException {
        Path file = file("preset: quick\nseed: 7\ntraining:\n  batch: 4\n");
        ResolvedConfiguration resolved =
                reader.resolve(Optional.empty(), "base", Optional.of(file), List.of("training.batch=2"));

        assertThat(resolved.preset()).isEqualTo("quick");
        assertThat(resolved.configuration().seed()).isEqualTo(7);
        assertThat(resolved.configuration().training().epochs()).isEqualTo(2);
        assertThat(resolved.configuration().training().batch()).isEqualTo(2);
    }

    @Test
    void thePresetOnTheCommandLineBeatsTheOneInTheFile() throws IOException {
        Path file = file("preset: quick\n");
        assertThat(reader.resolve(Optional.of("base"), "quick", Optional.of(file), List.of())
                        .configuration()
                        .training()
                        .epochs())
                .isEqualTo(30);
    }

    @Test
    void settingsAreTypedAsYaml() {
        RunConfiguration configuration = with(
                "generator.filters=[4,8]",
                "generator_optimizer.learning_rate=5e-4",
                "generator_optimizer.kind=adamw",
                "generator.up=depth_to_space",
                "objective.left_out=[background, big-rock]",
                "discriminator.spectral_norm=true",
                "objective.lambda_adv=2");

        assertThat(configuration.generator().filters()).containsExactly(4, 8);
        assertThat(configuration.generatorOptimizer().learningRate()).isEqualTo(5e-4);
        assertThat(configuration.generatorOptimizer().kind()).isEqualTo(Optimizer.Kind.ADAMW);
        assertThat(configuration.generator().up()).isEqualTo(Up.DEPTH_TO_SPACE);
        assertThat(configuration.objective().leftOut()).containsExactly("background", "big-rock");
        assertThat(configuration.discriminator().spectralNorm()).isTrue();
        assertThat(configuration.objective().lambdaAdv()).isEqualTo(2);
    }

    @Test
    void whatIsSavedReadsBackEqual() throws IOException {
        ResolvedConfiguration resolved = reader.resolve(
                Optional.empty(),
                "base",
                Optional.empty(),
                List.of("generator.filters=[4]", "objective.left_out=[sand]", "discriminator_optimizer.epsilon=1e-9"));
        Path saved = file(resolved.yaml());

        assertThat(ConfigurationReader.read(saved)).isEqualTo(resolved.configuration());
        assertThat(reader.resolve(Optional.empty(), "quick", Optional.of(saved), List.of())
                        .configuration())
                .isEqualTo(resolved.configuration());
    }

    @Test
    void linesThatDifferFromThePresetAreMarked() {
        String yaml = reader.resolve(
                        Optional.empty(),
                        "base",
                        Optional.empty(),
                        List.of("generator.filters=[4, 8]", "training.batch=2", "seed=1"))
                .yaml();

        assertThat(yaml.lines())
                .startsWith("# preset base")
                .contains("  filters: [4, 8] # preset: [16, 32, 64, 128]", "  batch: 2 # preset: 16", "seed: 1")
                .contains("  epsilon: 0.00000001", "  lambda_ce: 100", "  up: transposed");
        assertThat(yaml.lines().filter(line -> line.contains("#"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generator.filtres=[4] | there is no key 'generator.filtres'; did you mean 'generator.filters'?",
                "trainign.epochs=3 | there is no key 'trainign'; did you mean 'training'?",
                "bottleneck=3 | there is no key 'bottleneck'; did you mean 'generator.bottleneck'?",
                "generator.kernel=big | 'generator.kernel' must be a whole number, got \"big\"",
                "generator.kernel=2.5 | 'generator.kernel' must be a whole number, got 2.5",
                "generator.filters=16 | 'generator.filters' must be a list such as [16, 32], got 16",
                "generator.filters=[16,x] | 'generator.filters.1' must be a whole number, got \"x\"",
                "generator.up=bigger | 'generator.up' must be one of transposed, depth_to_space, upsample, got"
                        + " \"bigger\"",
                "generator=3 | 'generator' must be a group of keys, got 3",
                "discriminator.spectral_norm=2 | 'discriminator.spectral_norm' must be true or false, got 2",
                "training.steps_per_epoch=many | 'training.steps_per_epoch' must be a whole number, got \"many\"",
                "split.seed=x | 'split.seed' must be a whole number, got \"x\"",
                "training.epochs= | 'training.epochs' has no value",
            })
    void anErrorNamesTheSettingTheKeyAndWhatIsAllowed(String setting, String message) {
        assertThatThrownBy(() -> with("seed=3", setting))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--set " + setting + ": ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aValueOutOfRangeNamesWhoGaveIt() {
        assertThatThrownBy(() -> with("seed=3", "generator.kernel=4"))
                .isInstanceOf(UserException.class)
                .hasMessage("--set generator.kernel=4: generator.kernel must be an odd number, got 4");
    }

    @Test
    void anErrorInAFileNamesTheFile() throws IOException {
        Path file = file("training:\n  epoch: 3\n");
        assertThatThrownBy(() -> reader.resolve(Optional.empty(), "base", Optional.of(file), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": there is no key 'training.epoch'; did you mean 'training.epochs'?");
    }

    @Test
    void aKeyGivenTwiceIsAnError() throws IOException {
        Path file = file("seed: 1\nseed: 2\n");
        assertThatThrownBy(() -> reader.resolve(Optional.empty(), "base", Optional.of(file), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("seed");
    }

    @Test
    void brokenYamlNamesTheLine() throws IOException {
        Path file = file("seed: 1\ntraining: [1, 2\n");
        assertThatThrownBy(() -> reader.resolve(Optional.empty(), "base", Optional.of(file), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file + ": line ");
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        Path file = file("# nothing yet\n");
        assertThat(reader.resolve(Optional.empty(), "base", Optional.of(file), List.of())
                        .configuration())
                .isEqualTo(with());
    }

    @Test
    void theSplitTakesTheRunsSeedUnlessItHasItsOwn() {
        assertThat(with("seed=3").splitSeed()).isEqualTo(3);
        assertThat(with("seed=3", "split.seed=8").splitSeed()).isEqualTo(8);
    }

    @Test
    void partsOfTheGeneratorAreChosenByName() {
        UNet.Options generator = with(
                        "generator.block=residual",
                        "generator.squeeze_excitation=8",
                        "generator.bridge=aspp",
                        "generator.aspp_rates=[1, 3]",
                        "generator.skip=attention_aspp",
                        "generator.fusion=weighted",
                        "generator.head=all_scales",
                        "generator.deep_supervision=0.3")
                .generator();
        assertThat(UNet.describe(new Parameters(DataType.FLOAT), "generator", generator))
                .contains("residual blocks, squeeze and excitation by 8, atrous rates [1, 3], bridge aspp, skips"
                        + " attention aspp, weighted fusion, classes from all scales, deep supervision 0.3, down"
                        + " by");
    }

    @Test
    void onlyASegmenterIsSupervisedDeeply() {
        assertThatThrownBy(() -> with("task=paint", "generator.deep_supervision=0.5"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("generator.deep_supervision must be 0 where the task is paint")
                .hasMessageContaining("got 0.5");
    }

    @Test
    void stepsOfAnEpochAreBounded() {
        assertThat(with("training.steps_per_epoch=40").training().stepsPerEpoch())
                .isEqualTo(40);
        assertThatThrownBy(() -> with("training.steps_per_epoch=-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("training.steps_per_epoch must be 0 or more, got -1");
        assertThatThrownBy(() -> with("objective.lambda_adv=-0.5"))
                .hasMessageEndingWith("objective.lambda_adv must be 0 or more, got -0.5");
        assertThatThrownBy(() -> with("training.steps_per_epoch=2000000000", "training.batch=4"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("training.steps_per_epoch must be at most 25000000 with 4 frames in a step");
    }

    @Test
    void passesMakeTheStepsOfAnEpochUnlessTheseAreGiven() {
        assertThat(with("training.passes=2", "training.batch=4").training().stepsFor(10))
                .isEqualTo(5);
        assertThat(with("training.passes=2", "training.batch=64").training().stepsFor(10))
                .isEqualTo(1);
        assertThat(with("training.steps_per_epoch=7").training().stepsFor(10)).isEqualTo(7);
        assertThat(with().training().stepsFor(10)).as("one pass").isZero();
        assertThatThrownBy(() -> with("training.passes=0"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("training.passes must be 1 to 1000");
        assertThatThrownBy(() -> with("training.passes=2", "training.steps_per_epoch=7"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("training.passes must be 1 to 1000, and 1 where training.steps_per_epoch");
    }

    @Test
    void whatAPlateauLooksAtTellsTrainingsApartOnlyWhereTheRateDoes() {
        for (String decay : List.of("constant", "linear", "cosine", "plateau")) {
            RunConfiguration one = with("schedule.decay=" + decay, "schedule.plateau_by=mean_iou");
            RunConfiguration other = with("schedule.decay=" + decay, "schedule.plateau_by=best_by");
            assertThat(one.trainsAs(other)).isEqualTo(!decay.equals("plateau"));
            assertThat(one.trainsAs(with("schedule.decay=" + decay, "schedule.patience=77")))
                    .isFalse();
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> reader.resolve(Optional.empty(), "base", Optional.of(missing), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(missing.toString());
    }
}
