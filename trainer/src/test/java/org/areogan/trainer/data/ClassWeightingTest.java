package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.LossOptions;
import org.junit.jupiter.api.Test;

class ClassWeightingTest {
    private static final long[] PIXELS = {100, 800, 400, 200, 10};

    @Test
    void withoutWeightsEveryClassCountsTheSame() {
        assertThat(weights(ClassWeights.NONE, 100)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void classesLeftOutWeighNothing() {
        assertThat(weights(ClassWeights.NONE, 100, "background", "sand")).containsExactly(0, 1, 1, 0, 1);
    }

    @Test
    void inverseFrequencyHasAMeanOfOneBeforeTheCap() {
        double[] weights = weights(ClassWeights.INVERSE_FREQUENCY, 100);

        assertThat(Arrays.stream(weights).average()).hasValueCloseTo(1.0, within(1e-12));
        assertThat(weights[4] / weights[1]).isCloseTo(80, within(1e-9));
    }

    @Test
    void medianFrequencyGivesTheMedianClassAWeightOfOne() {
        assertThat(weights(ClassWeights.MEDIAN_FREQUENCY, 100)).containsExactly(2, 0.25, 0.5, 1, 20);
    }

    @Test
    void noWeightExceedsTheCap() {
        assertThat(weights(ClassWeights.MEDIAN_FREQUENCY, 5)).containsExactly(2, 0.25, 0.5, 1, 5);
    }

    @Test
    void aClassThatIsNeverSeenWeighsNothing() {
        double[] weights = ClassWeighting.weights(
                ClassSet.ROVER, new long[] {0, 8, 4, 2, 0}, options(ClassWeights.MEDIAN_FREQUENCY, 10));

        assertThat(weights).containsExactly(0, 0.5, 1, 2, 0);
    }

    @Test
    void anUnknownClassIsRefusedWithTheOnesThatThereAre() {
        assertThatThrownBy(() -> weights(ClassWeights.NONE, 1, "lava"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("lava")
                .hasMessageContaining("big-rock");
    }

    @Test
    void adaptiveWeightsBeginAlikeAndThenFollowTheIoU() {
        assertThat(weights(ClassWeights.ADAPTIVE, 100)).containsExactly(1, 1, 1, 1, 1);
        // 1 / (IoU + 0.1): 1 / 0.5, 1 / 1, 1 / 0.25 and 1 / 0.1; the largest of those that count is 10.
        assertThat(adapted(new double[] {0.4, 0.9, 0.15, 0, 0}))
                .containsExactly(new double[] {0.2, 0.1, 0.4, 1, 1}, within(1e-12));
    }

    @Test
    void adaptiveWeightsOfClassesThatNobodyHasScoredAreTheMean() {
        // 2, 1, 4 and 10 have a mean of 4.25.
        assertThat(adapted(new double[] {0.4, 0.9, 0.15, Double.NaN, 0}))
                .containsExactly(new double[] {0.2, 0.1, 0.4, 0.425, 1}, within(1e-12));
        assertThat(adapted(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}))
                .containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void adaptiveWeightsKnowOfClassesLeftOut() {
        assertThat(adapted(new double[] {0, 0.9, 0.4, 0.4, 0.4}, "background"))
                .containsExactly(new double[] {0, 0.5, 1, 1, 1}, within(1e-12));
    }

    private static double[] adapted(double[] iou, String... leftOut) {
        return ClassWeighting.adapted(ClassSet.ROVER, PIXELS, options(ClassWeights.ADAPTIVE, 100, leftOut), iou);
    }

    private static double[] weights(ClassWeights kind, double cap, String... leftOut) {
        return ClassWeighting.weights(ClassSet.ROVER, PIXELS, options(kind, cap, leftOut));
    }

    private static ObjectiveOptions options(ClassWeights kind, double cap, String... leftOut) {
        return new ObjectiveOptions(
                AdversarialKind.BCE,
                1,
                "cross_entropy",
                100,
                Map.of(),
                LossOptions.USUAL,
                List.of(leftOut),
                kind,
                cap,
                0.1,
                0,
                false,
                1,
                0,
                1,
                false,
                1);
    }
}
