package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
    private static final RunConfiguration TINY = Presets.reader()
            .resolve(Optional.of("tiny"), "tiny", Optional.empty(), List.of())
            .configuration();

    private static final String FOUR = """
            # the usual four
            generator_optimizer.learning_rate: {log: [1e-4, 1e-2]}
            generator.dropout: {uniform: [0, 0.5]}
            training.batch: {integer: [4, 32]}
            objective.reconstruction: {choice: [cross_entropy, focal]}
            """;

    @Test
    void sharesOfEachRangeBecomeValuesOfTheConfiguration() {
        SearchSpace space = SearchSpace.parse(FOUR, "space.yaml");
        space.requireFitting(TINY);
        assertThat(space.at(new double[] {0, 0, 0, 0})).containsExactly("0.0001", "0", "4", "cross_entropy");
        assertThat(space.at(new double[] {0.5, 0.25, 0.5, 0.5})).containsExactly("0.001", "0.125", "18", "focal");
        List<String> last = space.at(new double[] {0.999999999, 0.999999999, 0.999999999, 0.999999999});
        assertThat(last).containsExactly("0.01", "0.5", "32", "focal");
        RunConfiguration configuration = space.applied(TINY, last, OptionalInt.empty());
        assertThat(configuration.generatorOptimizer().learningRate()).isEqualTo(0.01);
        assertThat(configuration.generator().dropout()).isEqualTo(0.5);
        assertThat(configuration.training().batch()).isEqualTo(32);
        assertThat(configuration.objective().reconstruction()).isEqualTo("focal");
        assertThat(SearchSpace.parse(space.text(), "again").text()).isEqualTo(space.text());
    }

    @Test
    void listsCanBeChosen() {
        SearchSpace space = SearchSpace.parse("generator.filters: {choice: [[4, 8], [8, 16, 16]]}", "space.yaml");
        space.requireFitting(TINY);
        RunConfiguration configuration = space.applied(TINY, List.of("[8, 16, 16]"), OptionalInt.empty());
        assertThat(configuration.generator().filters()).containsExactly(8, 16, 16);
    }

    @Test
    void valuesLieWhereTheLogarithmOrTheChoicePutsThem() {
        SearchSpace space = SearchSpace.parse(FOUR, "space.yaml");
        assertThat(space.dimensions().get(0).range().coordinates("0.001")[0]).isCloseTo(0.5, within(1e-12));
        assertThat(space.dimensions().get(2).range().coordinates("11")[0]).isEqualTo(0.25);
        double[] one = space.dimensions().get(3).range().coordinates("cross_entropy");
        double[] other = space.dimensions().get(3).range().coordinates("focal");
        assertThat(Math.hypot(one[0] - other[0], one[1] - other[1])).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ''                                               | a space names the keys to search over, a line each
            training.batch: 4                                | space.yaml: training.batch: write one of {log:
            training.batch: {}                               | write one of {log: [1e-4, 1e-2]}
            training: {batch: {integer: [4, 32]}}            | training: there is no 'batch'; write one of
            training.batch: {normal: [4, 32]}                | training.batch: there is no 'normal'; write one of
            training.batch: {integer: [32, 4]}               | training.batch: the range [32, 4] is empty
            training.batch: {integer: [4, 4]}                | the range [4, 4] is empty; write the smaller number first
            training.batch: {integer: [4, 8.5]}              | integer needs two whole numbers, got 8.5
            training.batch: {integer: [4, 6], steps: 9}      | steps is 9, but there are only 3 whole numbers from 4 to 6
            training.batch: {integer: 4}                     | a range is written [least, greatest], got 4
            generator.dropout: {log: [0, 0.5]}               | log needs numbers above 0, got 0; begin above 0 or write uniform
            generator.dropout: {uniform: [0, a]}             | a range needs two numbers, got "a"
            generator.dropout: {uniform: [0, .nan]}          | Malformed numeric value
            generator.dropout: {uniform: [0, 0.5], steps: 1} | steps is 1; it must be a whole number from 2 on
            generator.norm: {choice: []}                     | choice needs two values or more, got []
            generator.norm: {choice: [batch, batch]}         | choice names a value twice
            generator.norm: {choice: [batch, none], steps: 2} | choice takes no steps
            split.seed: {integer: [1, 4]}                    | split.seed must be the same for all trials
            training.keep: {choice: [last, best]}            | training.keep must be the same for all trials
            """)
    void aMistakeIsToldWithFileAndKey(String yaml, String message) {
        assertThatThrownBy(() -> SearchSpace.parse(yaml.equals("''") ? "" : yaml, "space.yaml"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("space.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void whatTheConfigurationDoesNotKnowOrTakeIsRefusedBeforeAnyTraining() {
        assertThatThrownBy(() -> SearchSpace.parse("training.bach: {integer: [4, 8]}", "space.yaml")
                        .requireFitting(TINY))
                .isInstanceOf(UserException.class)
                .hasMessage("space.yaml, training.bach=4: there is no key 'training.bach'; did you mean"
                        + " 'training.batch'?");
        assertThatThrownBy(() -> SearchSpace.parse("generator.dropout: {uniform: [0, 1.5]}", "space.yaml")
                        .requireFitting(TINY))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("space.yaml, generator.dropout=1.5: ")
                .hasMessageContaining("dropout");
        assertThatThrownBy(() -> SearchSpace.parse("training.batch: {uniform: [4, 8.5]}", "space.yaml")
                        .requireFitting(TINY))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'training.batch' must be a whole number, got 8.5");
        assertThatThrownBy(() -> SearchSpace.parse("generator.norm: {choice: [batch, layer]}", "space.yaml")
                        .requireFitting(TINY))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("one of none, batch, instance, got \"layer\"");
        assertThatThrownBy(() -> SearchSpace.read(Path.of("nowhere.yaml")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot read the space nowhere.yaml");
    }
}
