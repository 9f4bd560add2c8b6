package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class PixelTallyTest {
    private static final ClassSet CLASSES = ClassSet.ROVER;
    private static final int ROCK = 4;
    private static final int PIXELS = 4000;

    /** Masks with every class and no label, and probabilities that lean towards the truth. */
    private record Predicted(Mask truth, float[] probabilities) {
        static Predicted of(long seed) {
            RandomGenerator random = new SplittableRandom(seed);
            byte[] ids = new byte[PIXELS];
            float[] probabilities = new float[PIXELS * CLASSES.size()];
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                int id = random.nextInt(CLASSES.size() + 1);
                ids[pixel] = (byte) (id == CLASSES.size() ? CLASSES.noLabel() : id);
                double sum = 0;
                double[] weights = new double[CLASSES.size()];
                for (int each = 0; each < weights.length; each++) {
                    weights[each] = Math.exp(2 * random.nextGaussian() + (each == id ? 1.5 : 0));
                    sum += weights[each];
                }
                for (int each = 0; each < weights.length; each++) {
                    probabilities[pixel * weights.length + each] = (float) (weights[each] / sum);
                }
            }
            return new Predicted(new Mask(1, PIXELS, ids), probabilities);
        }

        /** The most probable class of each pixel once a class's odds are multiplied. */
        Mask mask(double factor) {
            byte[] ids = new byte[PIXELS];
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                int best = 0;
                double most = -1;
                for (int id = 0; id < CLASSES.size(); id++) {
                    double weight = probabilities[pixel * CLASSES.size() + id] * (id == ROCK ? factor : 1);
                    if (weight > most) {
                        most = weight;
                        best = id;
                    }
                }
                ids[pixel] = (byte) best;
            }
            return new Mask(1, PIXELS, ids);
        }

        PixelTally tally() {
            PixelTally tally = new PixelTally(CLASSES, ROCK);
            tally.add(truth, probabilities);
            return tally;
        }
    }

    private final Predicted predicted = Predicted.of(7);

    @Test
    void withoutABiasItIsTheConfusionMatrixOfThePredictions() {
        ConfusionMatrix expected = new ConfusionMatrix(CLASSES);
        expected.add(predicted.truth(), predicted.mask(1));
        assertThat(predicted.tally().confusion(0)).isEqualTo(expected);
    }

    @Test
    void withABiasItIsTheMatrixOfPredictionsWithOtherOdds() {
        for (double bias : new double[] {-2, -0.5, 0.5, 3}) {
            ConfusionMatrix expected = new ConfusionMatrix(CLASSES);
            expected.add(predicted.truth(), predicted.mask(Math.exp(bias)));
            assertThat(predicted.tally().confusion(bias)).as("bias %s", bias).isEqualTo(expected);
        }
    }

    @Test
    void averagePrecisionIsThatOfAllThresholdsButForTheWidthOfABin() {
        for (int id = 1; id < CLASSES.size(); id++) {
            assertThat(predicted.tally().precisionRecall(id).average())
                    .as("class %s", id)
                    .isCloseTo(sorted(id), within(0.005));
        }
    }

    /** From the definition, pixel by pixel in falling order of probability; background left out. */
    private double sorted(int id) {
        List<Integer> pixels = new ArrayList<>();
        int all = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int truth = predicted.truth().ids()[pixel] & 0xff;
            if (truth > 0 && truth < CLASSES.size()) {
                pixels.add(pixel);
                all += truth == id ? 1 : 0;
            }
        }
        pixels.sort(Comparator.comparingDouble(pixel -> -predicted.probabilities()[pixel * CLASSES.size() + id]));
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < pixels.size(); rank++) {
            if ((predicted.truth().ids()[pixels.get(rank)] & 0xff) == id) {
                found++;
                sum += (double) found / (rank + 1) / all;
            }
        }
        return sum;
    }

    @Test
    void calibrationErrorIsTheDistanceBetweenConfidenceAndAccuracy() {
        // Ten pixels at 0.9 of which six are right, ten at 0.5 of which five are: (|9 - 6| + |5 - 5|) / 20.
        byte[] ids = new byte[20];
        float[] probabilities = new float[20 * CLASSES.size()];
        for (int pixel = 0; pixel < 20; pixel++) {
            ids[pixel] = (byte) (pixel < 6 || (pixel >= 10 && pixel < 15) ? 1 : 2);
            float sure = pixel < 10 ? 0.9f : 0.5f;
            probabilities[pixel * CLASSES.size() + 1] = sure;
            probabilities[pixel * CLASSES.size() + 3] = 1 - sure;
        }
        PixelTally tally = new PixelTally(CLASSES, ROCK);
        tally.add(new Mask(4, 5, ids), probabilities);
        assertThat(tally.calibrationError()).isCloseTo(3 / 20.0, within(1 / 500.0));
        assertThat(tally.reliability()).hasSize(2);
        PixelTally.Reliability sure = tally.reliability().get(1);
        assertThat(sure.confidence()).isCloseTo(0.9, within(0.002));
        assertThat(sure.accuracy()).isCloseTo(0.6, within(1e-12));
        assertThat(sure.pixels()).isEqualTo(10);
    }

    @Test
    void talliesAddUpAndAreReadBackFromTheirCounts() {
        PixelTally sum = predicted.tally();
        sum.merge(Predicted.of(8).tally());
        PixelTally read = PixelTally.of(CLASSES, ROCK, sum.counts());
        assertThat(read.confusion(0).total())
                .isEqualTo(sum.confusion(0).total())
                .isGreaterThan(PIXELS);
        assertThat(read.counts()).isEqualTo(sum.counts());
        assertThatThrownBy(() -> PixelTally.of(CLASSES, ROCK, new int[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sum.merge(new PixelTally(CLASSES, 3))).isInstanceOf(IllegalArgumentException.class);
    }
}
