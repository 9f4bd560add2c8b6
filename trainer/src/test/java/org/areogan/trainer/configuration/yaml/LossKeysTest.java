package org.areogan.trainer.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code objective.terms} and {@code objective.loss}, and what older configurations call them. */
class LossKeysTest {
    private static final RunConfiguration TINY = TinyConfiguration.plain();

    private static ObjectiveOptions with(String... settings) {
        return ConfigurationReader.over("a test", TINY, List.of(settings))
                .configuration()
                .objective();
    }

    @Test
    void termsAreWeighedAndThoseOfWeightZeroLeftOut() {
        assertThat(with("objective.terms={tversky: 2, dice: 0.5, ssim: 0}")
                        .terms()
                        .entrySet())
                .extracting(Object::toString)
                .containsExactly("dice=0.5", "tversky=2.0");
        assertThat(with("objective.terms={tversky: 2}", "objective.terms.tversky=0")
                        .terms())
                .isEmpty();
    }

    @Test
    void theNamesThatKeysHadAreReadAsThoseThatTheyHave() {
        assertThat(with("objective.lambda_dice=2", "objective.lambda_lovasz=3", "objective.focal_gamma=1"))
                .isEqualTo(with("objective.terms={dice: 2, lovasz: 3}", "objective.loss.focal_gamma=1"));
        assertThat(with("objective.label_smoothing=0.1")).isEqualTo(with("objective.loss.label_smoothing=0.1"));
    }

    @Test
    void aConfigurationOfTheFormatBeforeIsReadAsItWasMeant() {
        String now = ConfigurationYaml.write(TINY, TINY);
        String before = now.replaceAll("(?m)^  terms: \\{\\}$", "  lambda_dice: 0.5\n  lambda_lovasz: 0")
                .replaceAll("(?m)^  loss:\n(    .*\n)+", "  label_smoothing: 0\n  focal_gamma: 1\n")
                .replaceAll("(?m)^  (adaptive_alpha|target|target_zoom): .*\n", "");
        assertThat(before).contains("lambda_dice").contains("focal_gamma").doesNotContain("loss:", "\n  target");
        RunConfiguration read = ConfigurationReader.parse("format: 5\n" + before, "old.yaml");
        assertThat(read.objective()).isEqualTo(with("objective.terms.dice=0.5", "objective.loss.focal_gamma=1"));
        assertThat(read.augmentation().target()).isZero();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        RunConfiguration changed = ConfigurationReader.over("a test", TINY, List.of("objective.terms={dice: 0.5}"))
                .configuration();
        String yaml = ConfigurationYaml.write(changed, TINY);
        assertThat(yaml).contains("dice: 0.5 # not in the preset");
        assertThat(ConfigurationReader.parse(ConfigurationFormat.header() + yaml, "a test"))
                .isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objective.terms={tverski: 1} | objective.terms must be binary_cross_entropy or",
                "objective.terms.dice=-1 | objective.terms.dice must be 0 or more, got -1",
                "objective.terms.dice=much | must be a number",
                "objective.terms=5 | must be a group of keys",
                "objective.terms={dice: null} | dice",
                "objective.loss.focal_alpha=0 | objective.loss.focal_alpha must be above 0 and at most 1, got 0.0",
                "objective.loss.gamma=1 | there is no key 'objective.loss.gamma'",
                "objective={lambda_dice: 1, terms: {dice: 2}} | objective.lambda_dice is called objective.terms.dice now",
                "objective.adaptive_alpha=0 | objective.adaptive_alpha must be above 0"
            })
    void whatCannotBeIsRefusedByName(String setting, String message) {
        assertThatThrownBy(() -> with(setting))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("--set");
    }

    @Test
    void adaptiveWeightsNeedScores() {
        assertThatThrownBy(() -> with("objective.class_weights=adaptive", "split.validation=0", "training.keep=last"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("objective.class_weights", "adaptive", "median_frequency");
    }

    @Test
    void partialLabelsAreRefusedByLossesThatCannotTakeThem() {
        assertThatThrownBy(() -> with("objective.terms={mae: 1}").requireLosses(true))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mae", "cross_entropy", "--partial");
        assertThatThrownBy(() -> with("objective.loss.label_smoothing=0.1").requireLosses(true))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("cross_entropy", "objective.loss.label_smoothing");
        with("objective.terms={ssim: 1, dice: 1}").requireLosses(true);
    }
}
