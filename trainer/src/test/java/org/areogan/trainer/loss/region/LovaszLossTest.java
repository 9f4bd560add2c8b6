package org.areogan.trainer.loss.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LovaszLossTest {
    /** Its first moment is the last gradient. */
    private static final Optimizer FORGETFUL = new Optimizer(Optimizer.Kind.ADAM, 0, 0, 1e-8, 0, 0);

    private static final double STEP = 1e-6;

    /** A row of pixels; arrays hold the classes of one after the other. */
    private record Row(int classes, double[] probabilities, double[] truth, double[] weights) {
        private record Measured(double loss, double[] gradient) {}

        Measured measured() {
            try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
                parameters.add("p", array(probabilities, classes), true);
                SameDiff graph = SameDiff.create();
                SDVariable p = graph.var("p", parameters.get("p"));
                SDVariable t = graph.constant(array(truth, classes));
                SDVariable w = graph.constant(array(weights, 1));
                new LovaszLoss().of(graph, p, t, w, classes).rename("loss");
                Objective objective = new Objective(
                        "fit", graph, "loss", List.of("p"), List.of(), List.of(), List.of(), FORGETFUL, 0);
                try (Session session = Engines.nd4j().open(List.of(objective), parameters)) {
                    double loss = session.step("fit", Map.of(), 1e-30, 0).scalar("loss");
                    Map<String, INDArray> state = session.state();
                    INDArray gradient = state.get(StateNames.firstMoment("fit", "p"));
                    double[] values = gradient.reshape(-1).toDoubleVector();
                    state.values().forEach(INDArray::close);
                    return new Measured(loss, values);
                }
            }
        }

        double loss() {
            return measured().loss();
        }

        private static INDArray array(double[] values, int channels) {
            return Nd4j.create(values, new long[] {1, 1, values.length / channels, channels}, DataType.DOUBLE);
        }

        Row with(int place, double probability) {
            double[] changed = probabilities.clone();
            changed[place] = probability;
            return new Row(classes, changed, truth, weights);
        }

        /** A pixel does not count, one may be of two classes, and the last class is not there. */
        static Row random(int pixels, int classes) {
            SplittableRandom random = new SplittableRandom(5);
            double[] probabilities =
                    random.doubles((long) pixels * classes, 0.01, 0.99).toArray();
            double[] truth = new double[probabilities.length];
            double[] weights = random.doubles(pixels, 0.5, 1.5).toArray();
            for (int pixel = 0; pixel < pixels; pixel++) {
                truth[pixel * classes + random.nextInt(classes - 1)] = 1;
            }
            weights[3] = 0;
            truth[5 * classes] = 1;
            truth[5 * classes + 1] = 1;
            return new Row(classes, probabilities, truth, weights);
        }

        Row withEqualErrors() {
            return new Row(
                    classes,
                    Arrays.stream(probabilities)
                            .map(each -> Math.rint(each * 4) / 4)
                            .toArray(),
                    truth,
                    weights);
        }
    }

    /**
     * The extension by its other definition, as a Choquet integral over all thresholds of the Jaccard loss of the pixels
     * whose error reaches the threshold: what those weigh as a share of them and the class together.
     */
    private static double byThresholds(Row row) {
        double sum = 0;
        int there = 0;
        for (int id = 0; id < row.classes(); id++) {
            double[] errors = new double[row.weights().length];
            boolean[] own = new boolean[errors.length];
            double[] weights = row.weights().clone();
            for (int pixel = 0; pixel < errors.length; pixel++) {
                int from = pixel * row.classes();
                own[pixel] = row.truth()[from + id] == 1;
                errors[pixel] = own[pixel] ? 1 - row.probabilities()[from + id] : row.probabilities()[from + id];
                if (Arrays.stream(row.truth(), from, from + row.classes()).sum() > 1) {
                    weights[pixel] = 0;
                }
            }
            if (weigh(weights, pixel -> own[pixel]) > 0) {
                there++;
                double below = 0;
                for (double threshold : Arrays.stream(errors).sorted().toArray()) {
                    double wrong = weigh(weights, pixel -> errors[pixel] >= threshold);
                    double together = weigh(weights, pixel -> errors[pixel] >= threshold || own[pixel]);
                    sum += (threshold - below) * wrong / together;
                    below = threshold;
                }
            }
        }
        return sum / there;
    }

    private static double weigh(double[] weights, IntPredicate which) {
        return IntStream.range(0, weights.length)
                .filter(which)
                .mapToDouble(pixel -> weights[pixel])
                .sum();
    }

    @Test
    void threePixelsOfTwoClassesGiveWhatIsWorkedOutByHand() {
        // Errors 0.5, 0.8, 0.2 in both classes. Class 0 is the middle pixel: its Jaccard loss is 1 as soon as that is
        // wrong.
        // Class 1 is the other two: 1/3 with the middle one wrong, then 2/3, then 1.
        Row row = new Row(
                2, new double[] {0.5, 0.5, 0.2, 0.8, 0.2, 0.8}, new double[] {0, 1, 1, 0, 0, 1}, new double[] {1, 1, 1
                });
        assertThat(row.loss()).isCloseTo((0.8 + (0.8 + 0.5 + 0.2) / 3) / 2, within(1e-6));
        assertThat(row.measured().gradient())
                .containsExactly(new double[] {0, -1 / 6.0, -0.5, 1 / 6.0, 0, -1 / 6.0}, within(1e-6));
    }

    @Test
    void itIsTheIntegralOfTheJaccardLossOverAllThresholds() {
        Row row = Row.random(12, 4);
        assertThat(row.loss()).isCloseTo(byThresholds(row), within(1e-6));
        assertThat(row.withEqualErrors().loss()).isCloseTo(byThresholds(row.withEqualErrors()), within(1e-6));
    }

    @Test
    void ofHardMasksItIsOneLessTheMeanIou() {
        // Four pixels of classes 0, 0, 1, 1, the second taken for class 1: IoU 1/2 and 2/3.
        Row row =
                new Row(2, new double[] {1, 0, 0, 1, 0, 1, 0, 1}, new double[] {1, 0, 1, 0, 0, 1, 0, 1}, new double[] {
                    0.25, 0.25, 0.25, 0.25
                });
        assertThat(row.loss()).isCloseTo(1 - (1 / 2.0 + 2 / 3.0) / 2, within(1e-6));
    }

    @Test
    void itsGradientIsThatOfCentralDifferences() {
        Row row = Row.random(7, 3);
        double[] gradient = row.measured().gradient();
        for (int place = 0; place < gradient.length; place++) {
            double start = row.probabilities()[place];
            double slope = (row.with(place, start + STEP).loss()
                            - row.with(place, start - STEP).loss())
                    / (2 * STEP);
            assertThat(gradient[place]).as("at %d", place).isCloseTo(slope, within(1e-7));
        }
    }

    @Test
    void perfectPredictionsCostNothing() {
        double[] truth = {1, 0, 0, 1};
        Row.Measured measured = new Row(2, truth, truth, new double[] {0.5, 0.5}).measured();
        assertThat(measured.loss()).isZero();
        assertThat(measured.gradient()).doesNotContain(Double.NaN);
    }

    @Test
    void whereNothingCountsItIsNothing() {
        Row.Measured measured = new Row(
                        2, new double[] {0.4, 0.6, 0.5, 0.5}, new double[] {1, 0, 0, 0}, new double[] {0, 0})
                .measured();
        assertThat(measured.loss()).isZero();
        assertThat(measured.gradient()).containsOnly(0);
    }
}
