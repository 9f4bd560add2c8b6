package org.areogan.trainer.bench;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.graph.Operations;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Counts the floating-point operations (FLOP) that the convolutions of a graph need, a product and a sum being two; all
 * else in these networks is small beside them.
 *
 * <p>A convolution takes 2 x kernel area x input channels x output channels FLOP for each position of its kernel. Its
 * backward pass takes as many for the gradient of its weights, if they move, and as many for that of its input, if
 * anything before it moves: twice the forward pass for most layers, but only once for those of a frozen discriminator.
 * What two losses share counts once. An engine that works out more than is needed gets no credit for that.
 */
public final class BenchArithmetic {
    private static final String CONVOLUTION = "conv2d";
    private static final String TRANSPOSED = "deconv2d";

    private BenchArithmetic() {}

    /**
     * FLOP for each frame of a batch.
     *
     * @param nd4j runs the graphs once, to see how large the feature maps are
     */
    public static Map<BenchWork, Double> perFrame(Engine nd4j, BenchCase bench) {
        BenchCase single = bench.ofOneFrame();
        Map<BenchWork, Double> counts = new EnumMap<>(BenchWork.class);
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SegmentObjectives game = new SegmentObjectives(parameters, single.configuration(), single.shape());
            SegmentObjectives plain = new SegmentObjectives(parameters, single.plain(), single.shape());
            counts.put(BenchWork.GAME, step(nd4j, game.players()));
            counts.put(BenchWork.UNET, step(nd4j, plain.players()));
            SameDiff inference = BenchWorkload.inference(single, parameters);
            counts.put(BenchWork.FORWARD, forward(nd4j, inference, List.of(BenchWorkload.PROBABILITIES)));
        }
        return counts;
    }

    static double forward(Engine nd4j, SameDiff graph, List<String> outputs) {
        Map<SameDiffOp, Integer> passes = new LinkedHashMap<>();
        addForward(graph, outputs, passes);
        return count(nd4j, graph, passes);
    }

    /** Of objectives over one graph that move together: forward once, and backward for each. */
    static double step(Engine nd4j, List<Objective> together) {
        SameDiff graph = together.get(0).graph();
        Map<SameDiffOp, Integer> passes = new LinkedHashMap<>();
        addForward(graph, together.stream().map(Objective::loss).toList(), passes);
        together.forEach(objective -> addBackward(objective, passes));
        return count(nd4j, graph, passes);
    }

    private static void addForward(SameDiff graph, List<String> outputs, Map<SameDiffOp, Integer> passes) {
        Operations operations = new Operations(graph, outputs);
        for (int i = 0; i < operations.size(); i++) {
            if (isConvolution(operations.get(i))) {
                passes.merge(operations.get(i), 1, Integer::sum);
            }
        }
    }

    private static void addBackward(Objective objective, Map<SameDiffOp, Integer> passes) {
        Operations operations = new Operations(objective.graph(), List.of(objective.loss()));
        Set<String> moving = new HashSet<>(objective.moves());
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            if (isConvolution(operation)) {
                int gradients =
                        (moving.contains(input(operation)) ? 1 : 0) + (moving.contains(weights(operation)) ? 1 : 0);
                passes.merge(operation, gradients, Integer::sum);
            }
            if (Operations.inputsOf(operation).stream().anyMatch(moving::contains)) {
                moving.addAll(operation.getOutputsOfOp());
            }
        }
    }

    private static double count(Engine nd4j, SameDiff graph, Map<SameDiffOp, Integer> passes) {
        Map<String, long[]> shapes = shapes(nd4j, graph, List.copyOf(passes.keySet()));
        return passes.entrySet().stream()
                .mapToDouble(each -> each.getValue() * forward(each.getKey(), shapes))
                .sum();
    }

    private static double forward(SameDiffOp convolution, Map<String, long[]> shapes) {
        boolean transposed = isTransposed(convolution);
        // The kernel of a transposed convolution goes over the pixels of its input, that of others over its result's.
        long[] positions = shape(transposed ? input(convolution) : result(convolution), shapes);
        long[] weights = shape(weights(convolution), shapes);
        return 2.0 * positions[0] * positions[1] * positions[2] * weights[0] * weights[1] * weights[2] * weights[3];
    }

    private static Map<String, long[]> shapes(Engine nd4j, SameDiff graph, List<SameDiffOp> convolutions) {
        Set<String> wanted = new LinkedHashSet<>();
        convolutions.forEach(convolution -> wanted.addAll(
                List.of(isTransposed(convolution) ? input(convolution) : result(convolution), weights(convolution))));
        List<String> names = List.copyOf(wanted);
        Map<String, INDArray> inputs = new HashMap<>();
        new Operations(graph, names)
                .placeholders()
                .forEach(name -> inputs.put(
                        name,
                        Nd4j.zeros(
                                graph.getVariable(name).dataType(),
                                graph.getVariable(name).placeholderShape())));
        Map<String, long[]> shapes = new HashMap<>();
        try (Predictor predictor = nd4j.predictor(graph, names)) {
            predictor.predict(inputs).forEach((name, value) -> {
                shapes.put(name, value.shape());
                value.close();
            });
        }
        inputs.values().forEach(INDArray::close);
        return shapes;
    }

    private static long[] shape(String name, Map<String, long[]> shapes) {
        long[] shape = shapes.get(name);
        if (shape == null || shape.length != 4) {
            throw new IllegalStateException(name + " has not the four dimensions of a convolution");
        }
        return shape;
    }

    private static boolean isConvolution(SameDiffOp operation) {
        return operation.getOp().opName().equals(CONVOLUTION) || isTransposed(operation);
    }

    private static boolean isTransposed(SameDiffOp operation) {
        return operation.getOp().opName().equals(TRANSPOSED);
    }

    private static String input(SameDiffOp convolution) {
        return Operations.inputsOf(convolution).get(0);
    }

    private static String weights(SameDiffOp convolution) {
        return Operations.inputsOf(convolution).get(1);
    }

    private static String result(SameDiffOp convolution) {
        return convolution.getOutputsOfOp().get(0);
    }
}
