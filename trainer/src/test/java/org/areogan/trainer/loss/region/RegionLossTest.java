package org.areogan.trainer.loss.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.trainer.loss.LossCase;
import org.junit.jupiter.api.Test;

/**
 * Two pixels that weigh a quarter and three, of classes 0 and 2; the table that all values are worked out from:
 *
 * <pre>
 * class   there   predicted                      both
 * 0       0.25    0.25 * 0.7 + 0.75 * 0.1 = 0.25   0.175
 * 1       0       (not shown)
 * 2       0.75    0.25 * 0.1 + 0.75 * 0.3 = 0.25   0.225
 * </pre>
 */
class RegionLossTest {
    private static final LossCase CASE = new LossCase(
            2, 3, new double[] {0.7, 0.2, 0.1, 0.1, 0.6, 0.3}, new double[] {1, 0, 0, 0, 0, 1}, new double[] {0.25, 0.75
            });

    @Test
    void diceIsAveragedOverTheClassesThatAreThere() {
        double first = 1 - 2 * 0.175 / (0.25 + 0.25);
        double third = 1 - 2 * 0.225 / (0.75 + 0.25);
        assertThat(CASE.of(new DiceLoss())).isCloseTo((first + third) / 2, within(1e-5));
    }

    @Test
    void jaccardDividesByWhatEitherSays() {
        double first = 1 - 0.175 / (0.25 + 0.25 - 0.175);
        double third = 1 - 0.225 / (0.75 + 0.25 - 0.225);
        assertThat(CASE.of(new JaccardLoss())).isCloseTo((first + third) / 2, within(1e-5));
    }

    @Test
    void tverskyWeighsWhatIsWronglyGivenAndWhatIsMissed() {
        double first = 1 - 0.175 / (0.175 + 0.3 * 0.075 + 0.7 * 0.075);
        double third = 1 - 0.225 / (0.225 + 0.3 * 0.025 + 0.7 * 0.525);
        assertThat(CASE.of(new TverskyLoss(0.3, 0.7))).isCloseTo((first + third) / 2, within(1e-5));
    }

    @Test
    void tverskyWithEqualHalvesIsDiceAndWithOnesJaccard() {
        LossCase any = LossCase.random(8, 5, 7, 4);
        assertThat(any.of(new TverskyLoss(0.5, 0.5))).isCloseTo(any.of(new DiceLoss()), within(1e-5));
        assertThat(any.of(new TverskyLoss(1, 1))).isCloseTo(any.of(new JaccardLoss()), within(1e-5));
    }

    @Test
    void focalTverskyTakesARootOfEachClass() {
        double first = 1 - 0.175 / (0.175 + 0.3 * 0.075 + 0.7 * 0.075);
        double third = 1 - 0.225 / (0.225 + 0.3 * 0.025 + 0.7 * 0.525);
        assertThat(CASE.of(new FocalTverskyLoss(new TverskyLoss(0.3, 0.7), 2)))
                .isCloseTo((Math.sqrt(first) + Math.sqrt(third)) / 2, within(1e-5));
        assertThat(CASE.of(new FocalTverskyLoss(new TverskyLoss(0.3, 0.7), 1)))
                .isCloseTo((first + third) / 2, within(1e-5));
    }

    @Test
    void ofHardMasksJaccardIsOneLessTheMeanIou() {
        // Four pixels of classes 0, 0, 1, 1, the second taken for class 1: IoU 1/2 and 2/3.
        LossCase hard = new LossCase(
                4, 2, new double[] {1, 0, 0, 1, 0, 1, 0, 1}, new double[] {1, 0, 1, 0, 0, 1, 0, 1}, new double[] {
                    0.25, 0.25, 0.25, 0.25
                });
        assertThat(hard.of(new JaccardLoss())).isCloseTo(1 - (1 / 2.0 + 2 / 3.0) / 2, within(1e-5));
    }

    @Test
    void pixelsThatMayBeOfSeveralClassesAreLeftOut() {
        double third = 1 - 2 * 0.225 / (0.75 + 0.225);
        assertThat(CASE.withAlso(0, 1).of(new DiceLoss())).isCloseTo(third, within(1e-5));
    }
}
