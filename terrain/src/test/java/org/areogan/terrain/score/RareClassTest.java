package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class RareClassTest {
    private static final RareClass ROCK = new RareClass(ClassSet.ROVER, 4);

    /** Pixels of a true class that are given rock with a probability, and soil with what is left. */
    private static PixelTally tally(int truth, int pixels, float rock) {
        PixelTally tally = new PixelTally(ClassSet.ROVER, 4);
        byte[] ids = new byte[pixels];
        float[] probabilities = new float[pixels * 5];
        for (int pixel = 0; pixel < pixels; pixel++) {
            ids[pixel] = (byte) truth;
            probabilities[pixel * 5 + 1] = 1 - rock;
            probabilities[pixel * 5 + 4] = rock;
        }
        tally.add(new Mask(1, pixels, ids), probabilities);
        return tally;
    }

    @Test
    void theBiasLiesBetweenWhatIsRockAndWhatIsNot() {
        // Log odds of rock: -1.39 in rocks and -2.94 in soil; any bias between finds all of it and nothing else.
        double bias = ROCK.fittedBias(tally(4, 10, 0.2f), tally(1, 500, 0.05f), 1);
        assertThat(bias).isBetween(Math.log(0.8 / 0.2) - 0.06, Math.log(0.95 / 0.05) + 0.06);
        PixelTally all = tally(4, 10, 0.2f);
        all.merge(tally(1, 500, 0.05f));
        assertThat(all.confusion(bias).count(4, 4)).isEqualTo(10);
        assertThat(all.confusion(bias).count(1, 4)).isZero();
        assertThat(all.confusion(0).count(4, 4)).isZero();
    }

    @Test
    void withoutTheClassNothingIsFitted() {
        PixelTally none = new PixelTally(ClassSet.ROVER, 4);
        assertThat(ROCK.fittedBias(none, tally(1, 50, 0.05f), 1)).isZero();
    }

    @Test
    void framesWithTheClassAreWeightedToAFifth() {
        double weight = RareClass.weight(10, 390);
        assertThat(10 * weight / (10 * weight + 390)).isCloseTo(0.2, within(1e-12));
        assertThat(RareClass.weight(0, 5)).isEqualTo(1);
        assertThat(RareClass.weight(5, 0)).isEqualTo(1);
    }

    @Test
    void theIouIsThatOfTheScoresWhereCountsAreWhole() {
        ConfusionMatrix matrix = new ConfusionMatrix(ClassSet.ROVER);
        matrix.add(0, 4, 50);
        matrix.add(1, 4, 10);
        matrix.add(4, 4, 30);
        matrix.add(4, 0, 5);
        double[][] counts = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                counts[i][j] = matrix.count(i, j);
            }
        }
        assertThat(ROCK.iou(counts, 4)).isEqualTo(Scores.of(matrix).iou(4, Scores.Reading.LEFT_OUT));
    }
}
