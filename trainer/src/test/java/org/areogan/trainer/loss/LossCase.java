package org.areogan.trainer.loss;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.graph.StateNames;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A frame of pixels that a loss is measured on; arrays hold the classes of one pixel after the other, row by row. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LossCase(int width, int classes, double[] probabilities, double[] truth, double[] weights) {
    /** Its first moment is the last gradient. */
    private static final Optimizer FORGETFUL = new Optimizer(Optimizer.Kind.ADAM, 0, 0, 1e-8, 0, 0);

    /** What a loss says of a case. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Measured(double loss, double[] gradient) {}

    /** Random probabilities; one-hot labels of all classes but the last, weights that sum to 1. */
    public static LossCase random(long seed, int height, int width, int classes) {
        SplittableRandom random = new SplittableRandom(seed);
        int pixels = height * width;
        double[] probabilities = new double[pixels * classes];
        double[] truth = new double[probabilities.length];
        double[] weights =
                random.doubles(pixels, 0.5, 1.5).map(each -> each / pixels).toArray();
        for (int pixel = 0; pixel < pixels; pixel++) {
            double[] shares = random.doubles(classes, 0.1, 1).toArray();
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            for (int id = 0; id < classes; id++) {
                probabilities[pixel * classes + id] = shares[id] / sum;
            }
            truth[pixel * classes + random.nextInt(classes - 1)] = 1;
        }
        return new LossCase(width, classes, probabilities, truth, weights);
    }

    public LossCase predicting(double[] others) {
        return new LossCase(width, classes, others, truth, weights);
    }

    public double[] predictionsWith(int place, double probability) {
        double[] changed = probabilities.clone();
        changed[place] = probability;
        return changed;
    }

    /** The same where a pixel has no label. */
    public LossCase withoutLabel(int pixel) {
        double[] left = truth.clone();
        double[] counted = weights.clone();
        counted[pixel] = 0;
        for (int id = 0; id < classes; id++) {
            left[pixel * classes + id] = 0;
        }
        return new LossCase(width, classes, probabilities, left, counted);
    }

    /** The same where a pixel may be of this class, too. */
    public LossCase withAlso(int pixel, int id) {
        double[] sets = truth.clone();
        sets[pixel * classes + id] = 1;
        return new LossCase(width, classes, probabilities, sets, weights);
    }

    public double of(ReconstructionLoss loss) {
        return measured(loss, DataType.DOUBLE).loss();
    }

    public Measured measured(ReconstructionLoss loss, DataType type) {
        try (Parameters parameters = new Parameters(type)) {
            parameters.add("p", array(probabilities, classes, type), true);
            SameDiff graph = SameDiff.create();
            SDVariable p = graph.var("p", parameters.get("p"));
            SDVariable t = graph.constant(array(truth, classes, type));
            SDVariable w = graph.constant(array(weights, 1, type));
            loss.of(graph, p, t, w, classes).rename("loss");
            Objective objective =
                    new Objective("fit", graph, "loss", List.of("p"), List.of(), List.of(), List.of(), FORGETFUL, 0);
            try (Session session = Engines.nd4j(1).open(List.of(objective), parameters)) {
                double value = session.step("fit", Map.of(), 1e-30, 0).scalar("loss");
                Map<String, INDArray> state = session.state();
                double[] gradient = state.get(StateNames.firstMoment("fit", "p"))
                        .reshape(-1)
                        .toDoubleVector();
                state.values().forEach(INDArray::close);
                return new Measured(value, gradient);
            }
        }
    }

    /** The loss of this case with each of these predictions instead of its own, by one graph. */
    public double[] ofEach(ReconstructionLoss loss, List<double[]> predictions) {
        SameDiff graph = SameDiff.create();
        SDVariable p =
                graph.placeHolder("p", DataType.DOUBLE, 1, probabilities.length / classes / width, width, classes);
        SDVariable t = graph.constant(array(truth, classes, DataType.DOUBLE));
        SDVariable w = graph.constant(array(weights, 1, DataType.DOUBLE));
        loss.of(graph, p, t, w, classes).rename("loss");
        try (Predictor predictor = Engines.nd4j(1).predictor(graph, List.of("loss"))) {
            return predictions.stream()
                    .mapToDouble(each -> {
                        try (INDArray prediction = array(each, classes, DataType.DOUBLE);
                                INDArray result = predictor
                                        .predict(Map.of("p", prediction))
                                        .get("loss")) {
                            return result.getDouble(0);
                        }
                    })
                    .toArray();
        }
    }

    private INDArray array(double[] values, int channels, DataType type) {
        int pixels = values.length / channels;
        return Nd4j.create(values, new long[] {1, pixels / width, width, channels}, type);
    }
}
