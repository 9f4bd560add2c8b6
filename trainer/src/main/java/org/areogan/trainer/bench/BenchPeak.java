package org.areogan.trainer.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.areogan.engine.Engine;
import org.areogan.engine.Predictor;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How fast an engine calculates at best, in the precision that it was started with: the fastest of several kernels, since
 * none is the fastest on every processor and in every precision.
 *
 * @param kernel what it was measured with, in words
 * @param gigaflops GFLOP/s
 */
public record BenchPeak(String kernel, double gigaflops) {
    private static final int LEAST_REPETITIONS = 3;
    private static final int MOST_REPETITIONS = 12;

    /** Nanoseconds after which a kernel is not repeated any more: a large one is steady, a small one needs repeating. */
    private static final long ENOUGH = 1_000_000_000;

    /** Layers of a kernel one after the other, so that bringing its input and result counts for little. */
    private static final int LAYERS = 3;

    /**
     * Convolutions that keep height, width and channels, or products of a matrix with square ones.
     *
     * @param batch frames
     * @param side height and width of a frame, in pixels
     * @param channels columns of the matrices
     * @param kernel side of the kernel; 1 makes it a product, of which all pixels are rows
     */
    record Shape(int batch, int side, int channels, int kernel) {
        boolean isProduct() {
            return kernel == 1;
        }

        int rows() {
            return batch * side * side;
        }

        long[] input() {
            return isProduct() ? new long[] {rows(), channels} : new long[] {batch, side, side, channels};
        }

        long[] weights() {
            return isProduct() ? new long[] {channels, channels} : new long[] {kernel, kernel, channels, channels};
        }

        double flop() {
            return 2.0 * LAYERS * rows() * channels * channels * kernel * kernel;
        }

        @Override
        public String toString() {
            return isProduct()
                    ? "product of " + rows() + "x" + channels + " and " + channels + "x" + channels + " matrices"
                    : kernel + "x" + kernel + " convolution of " + batch + "x" + side + "x" + side + " pixels with "
                            + channels + " channels";
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape(2, 32, 1024, 1),
            new Shape(2, 32, 2048, 1),
            new Shape(4, 32, 128, 3),
            new Shape(8, 32, 256, 3),
            new Shape(16, 32, 256, 4),
            new Shape(4, 32, 512, 3));

    /** Of all that an engine has. */
    public static BenchPeak of(Engine engine) {
        return fastest(engine, SHAPES);
    }

    static BenchPeak fastest(Engine engine, List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> new BenchPeak(shape.toString(), gigaflops(engine, shape)))
                .max(Comparator.comparingDouble(BenchPeak::gigaflops))
                .orElseThrow();
    }

    private static double gigaflops(Engine engine, Shape shape) {
        SameDiff graph = graph(shape);
        RandomGenerator random = new Seeds(1).random(Purpose.SAMPLE, 0, 0);
        double fastest = Double.POSITIVE_INFINITY;
        try (INDArray input = random(random, 1, shape.input());
                Predictor predictor = engine.predictor(graph, List.of("result"))) {
            long first = System.nanoTime();
            for (int repetition = 0; isToBeRepeated(repetition, first); repetition++) {
                long begin = System.nanoTime();
                Map<String, INDArray> results = predictor.predict(Map.of("input", input));
                boolean isFinite = results.values().stream().allMatch(result -> Double.isFinite(result.getDouble(0)));
                results.values().forEach(INDArray::close);
                if (!isFinite) {
                    throw new IllegalStateException("convolutions of finite numbers are not finite");
                }
                fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
            }
        }
        graph.variables().stream()
                .filter(variable -> variable.name().startsWith("weights"))
                .forEach(variable -> variable.getArr().close());
        return shape.flop() / fastest / 1e9;
    }

    private static boolean isToBeRepeated(int repetitions, long first) {
        return repetitions < LEAST_REPETITIONS
                || (repetitions < MOST_REPETITIONS && System.nanoTime() - first < ENOUGH);
    }

    private static SameDiff graph(Shape shape) {
        SameDiff graph = SameDiff.create();
        RandomGenerator random = new Seeds(1).random(Purpose.SAMPLE, 1, 0);
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(shape.kernel())
                .kW(shape.kernel())
                .paddingMode(PaddingMode.SAME)
                .dataFormat(Conv2DConfig.NHWC)
                .weightsFormat(WeightsFormat.YXIO)
                .build();
        // So small that no sum overflows.
        float scale = 1.0f / (shape.channels() * shape.kernel() * shape.kernel());
        SDVariable x = graph.placeHolder("input", DataType.FLOAT, shape.input());
        for (int layer = 0; layer < LAYERS; layer++) {
            SDVariable weights = graph.var("weights" + layer, random(random, scale, shape.weights()));
            x = shape.isProduct() ? x.mmul(weights) : graph.cnn().conv2d(x, weights, config);
        }
        x.mean("result");
        return graph;
    }

    private static INDArray random(RandomGenerator random, float scale, long... shape) {
        float[] values = new float[Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * random.nextFloat();
        }
        return Nd4j.create(values, shape, 'c');
    }
}
