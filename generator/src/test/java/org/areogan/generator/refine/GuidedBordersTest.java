package org.areogan.generator.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

/** Against the paper's formulas taken window by window. */
class GuidedBordersTest {
    private static final int HEIGHT = 13;
    private static final int WIDTH = 17;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void theFilterIsThePapersWindowByWindow() {
        double[] guide = random.doubles(HEIGHT * WIDTH).toArray();
        double[] values = random.doubles(HEIGHT * WIDTH).toArray();
        for (int radius : new int[] {1, 3, 20}) {
            for (double epsilon : new double[] {1e-4, 0.1}) {
                assertThat(new GuidedFilter(guide, HEIGHT, WIDTH, radius, epsilon).filter(values))
                        .containsExactly(naive(guide, values, radius, epsilon), within(1e-6));
            }
        }
    }

    private static double[] naive(double[] guide, double[] values, int radius, double epsilon) {
        double[] slopes = new double[guide.length];
        double[] offsets = new double[guide.length];
        for (int pixel = 0; pixel < guide.length; pixel++) {
            double guideMean = mean(pixel, radius, at -> guide[at]);
            double valueMean = mean(pixel, radius, at -> values[at]);
            double covariance = mean(pixel, radius, at -> (guide[at] - guideMean) * (values[at] - valueMean));
            double variance = mean(pixel, radius, at -> Math.pow(guide[at] - guideMean, 2));
            slopes[pixel] = covariance / (variance + epsilon);
            offsets[pixel] = valueMean - slopes[pixel] * guideMean;
        }
        double[] filtered = new double[guide.length];
        for (int pixel = 0; pixel < guide.length; pixel++) {
            filtered[pixel] =
                    mean(pixel, radius, at -> slopes[at]) * guide[pixel] + mean(pixel, radius, at -> offsets[at]);
        }
        return filtered;
    }

    private static double mean(int pixel, int radius, IntToDoubleFunction value) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                if (Math.abs(row - pixel / WIDTH) <= radius && Math.abs(column - pixel % WIDTH) <= radius) {
                    sum += value.applyAsDouble(row * WIDTH + column);
                    count++;
                }
            }
        }
        return sum / count;
    }

    @Test
    void underAnEvenGuideItIsTheMeanOfMeans() {
        double[] guide = new double[HEIGHT * WIDTH];
        Arrays.fill(guide, 0.3);
        double[] values = random.doubles(guide.length).toArray();
        double[] means = new BoxMeans(HEIGHT, WIDTH, 2).of(values);
        for (int pixel = 0; pixel < means.length; pixel++) {
            assertThat(means[pixel]).isCloseTo(mean(pixel, 2, at -> values[at]), within(1e-12));
        }
        assertThat(new GuidedFilter(guide, HEIGHT, WIDTH, 2, 0.01).filter(values))
                .containsExactly(new BoxMeans(HEIGHT, WIDTH, 2).of(means), within(1e-9));
    }

    /** A border of classes three pixels beside the frame's edge, and blurred, comes back to the edge. */
    @Test
    void aBorderMovesToTheEdgeOfTheFrame() {
        int height = 40;
        int width = 40;
        float[] grey = new float[height * width];
        float[] probabilities = new float[grey.length * Drawn.CLASSES];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            int column = pixel % width;
            grey[pixel] = column < 20 ? 0.2f : 0.8f;
            float rock = (float) (1 / (1 + Math.exp(-(column - 22.5) / 2)));
            probabilities[pixel * Drawn.CLASSES + 1] = 1 - rock;
            probabilities[pixel * Drawn.CLASSES + 4] = rock;
        }
        Prediction before = prediction(height, width, probabilities);
        Prediction after = new GuidedBorders(8, 1e-4).refine(new Frame(height, width, grey), before, ClassSet.ROVER);
        for (int row = 0; row < height; row++) {
            assertThat(before.mask().at(row, 21)).isEqualTo(1);
            assertThat(after.mask().at(row, 19)).isEqualTo(1);
            assertThat(after.mask().at(row, 20)).isEqualTo(4);
            assertThat(after.probability(row, 20, 4) - after.probability(row, 19, 4))
                    .isGreaterThan(0.5f);
        }
    }

    @Test
    void probabilitiesSumToOneAndPixelsWithoutLabelStaySo() {
        int height = 530;
        int width = 9;
        float[] grey = new float[height * width];
        float[] probabilities = new float[grey.length * Drawn.CLASSES];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (float) random.nextDouble();
            probabilities[pixel * Drawn.CLASSES + random.nextInt(Drawn.CLASSES)] = 1;
        }
        Prediction said = prediction(height, width, probabilities);
        byte[] ids = said.mask().ids().clone();
        ids[100] = (byte) 255;
        Frame frame = new Frame(height, width, grey);
        Prediction refined =
                new GuidedBorders(3, 1e-4).refine(frame, said.withMask(new Mask(height, width, ids)), ClassSet.ROVER);
        assertThat(refined.mask().ids()[100]).isEqualTo((byte) 255);
        double[][] planes = planes(frame, probabilities);
        for (int pixel = 0; pixel < grey.length; pixel++) {
            double sum = 0;
            double clipped = 0;
            for (int id = 0; id < Drawn.CLASSES; id++) {
                sum += refined.probabilities()[pixel * Drawn.CLASSES + id];
                clipped += Math.max(0, planes[id][pixel]);
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
            // The frame is filtered in parts, which must not show.
            assertThat((double) refined.probabilities()[pixel * Drawn.CLASSES + 2])
                    .isCloseTo(Math.max(0, planes[2][pixel]) / clipped, within(1e-6));
        }
    }

    private static double[][] planes(Frame frame, float[] probabilities) {
        double[] guide = new double[frame.grey().length];
        double[][] planes = new double[Drawn.CLASSES][guide.length];
        for (int pixel = 0; pixel < guide.length; pixel++) {
            guide[pixel] = frame.grey()[pixel];
            for (int id = 0; id < Drawn.CLASSES; id++) {
                planes[id][pixel] = probabilities[pixel * Drawn.CLASSES + id];
            }
        }
        GuidedFilter filter = new GuidedFilter(guide, frame.height(), frame.width(), 3, 1e-4);
        return Arrays.stream(planes).map(filter::filter).toArray(double[][]::new);
    }

    private static Prediction prediction(int height, int width, float[] probabilities) {
        return Prediction.of(height, width, probabilities, Drawn.CLASSES);
    }

    @Test
    void aRadiusOrEpsilonThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new GuidedBorders(0, 0.1)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> new GuidedBorders(4, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("the epsilon of guided must be above 0, got 0.0");
        assertThatThrownBy(() -> new GuidedBorders(4, Double.NaN)).isInstanceOf(UserException.class);
    }
}
