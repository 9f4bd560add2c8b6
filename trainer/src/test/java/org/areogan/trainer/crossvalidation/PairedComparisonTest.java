package org.areogan.trainer.crossvalidation;

import static org.areogan.trainer.crossvalidation.SmallValidations.FRAMES;
import static org.areogan.trainer.crossvalidation.SmallValidations.run;
import static org.areogan.trainer.crossvalidation.SmallValidations.scenes;
import static org.areogan.trainer.crossvalidation.SmallValidations.tiny;
import static org.areogan.trainer.crossvalidation.SmallValidations.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.crossvalidation.PairedComparison.Difference;
import org.areogan.trainer.crossvalidation.scores.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedComparisonTest {
    /** Of all tests, since trainings take their time: one of name a is made once. */
    @TempDir
    private static Path folder;

    @Test
    void aConfigurationIsNoBetterThanItself() {
        whole(folder, "a");
        PairedComparison comparison = PairedComparison.of(folder.resolve("a"), folder.resolve("a"));
        assertThat(comparison.differences().values())
                .allSatisfy(each -> assertThat(each.mean()).isIn(0.0, Double.NaN))
                .noneMatch(Difference::isResolved);
        assertThat(comparison.sentence())
                .startsWith("a against a with one seed: nothing is shown to be better; nothing is shown to be worse;")
                .contains("One seed does not tell what another would give");
    }

    @Test
    void aTrainedOneIsBetterThanOneThatHardlyBegan() {
        whole(folder, "a");
        whole(folder, "moving", "training.epochs=6", "generator_optimizer.learning_rate=0.01");
        Difference meanIou = PairedComparison.of(folder.resolve("a"), folder.resolve("moving"))
                .differences()
                .get(Figures.MEAN_IOU);
        assertThat(meanIou.isResolved()).isTrue();
        assertThat(meanIou.low()).isPositive().isLessThanOrEqualTo(meanIou.mean());
        assertThat(meanIou.high()).isGreaterThanOrEqualTo(meanIou.mean());
    }

    @Test
    void whatIsOfOtherFoldsCannotBeCompared() {
        whole(folder, "a");
        CrossValidation four = CrossValidation.open(
                folder.resolve("four"),
                new ValidationRequest(tiny("split.seed=9"), DataSource.of(FRAMES), 4, 1, Optional.of("sand")));
        assertThat(run(four)).isTrue();
        assertThatThrownBy(() -> PairedComparison.of(folder.resolve("a"), folder.resolve("four")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "cannot be compared: they are of 3 and 4 folds and folds divided by split.seed 1 and"
                                + " 9 and other rare classes (big-rock and sand); cross-validate both on the same data");
        assertThatThrownBy(() -> PairedComparison.of(folder.resolve("a"), folder.resolve("none")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no cross-validation in");
    }

    @Test
    void whatWasMeasuredOnOtherFramesCannotBeCompared() {
        whole(folder, "a");
        CrossValidation other = CrossValidation.open(
                folder.resolve("b"),
                new ValidationRequest(tiny(), DataSource.of(scenes(6)), 2, 1, Optional.of("big-rock")));
        assertThat(run(other)).isTrue();
        assertThatThrownBy(() -> PairedComparison.of(folder.resolve("a"), folder.resolve("b")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("they are of other frames (scenes and scenes) and 3 and 2 folds");
    }
}
