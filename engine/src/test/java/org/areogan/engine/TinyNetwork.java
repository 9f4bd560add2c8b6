package org.areogan.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with a convolution, pooling, a skip connection by concatenation, batch statistics, dropout and a
 * segmentation loss, small enough for thousands of steps.
 */
public final class TinyNetwork implements AutoCloseable {
    public static final int BATCH = 2;
    public static final int SIZE = 8;
    public static final Optimizer ADAM = new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0);

    public final SameDiff graph = SameDiff.create();
    public final Parameters parameters;

    public TinyNetwork() {
        this(DataType.FLOAT, 1);
    }

    public TinyNetwork(DataType type, long seed) {
        this(type, seed, 0.8);
    }

    /** @param keep share of features that dropout keeps; 1 turns dropout off */
    public TinyNetwork(DataType type, long seed, double keep) {
        Nd4j.getRandom().setSeed(seed);
        parameters = new Parameters(type);
        SDVariable image = graph.placeHolder("image", type, -1, SIZE, SIZE, 1);
        SDVariable mask = graph.placeHolder("mask", type, -1, SIZE, SIZE, 3);
        SDVariable first = convolution(image, "first", 3, 1, 4);
        first.mean("batch mean", 0, 1, 2);
        SDVariable normal = graph.math.standardize(first, 1, 2);
        SDVariable active = graph.nn.relu(normal, 0);
        SDVariable pooled = graph.cnn.maxPooling2d(
                active,
                Pooling2DConfig.builder()
                        .kH(2)
                        .kW(2)
                        .sH(2)
                        .sW(2)
                        .paddingMode(PaddingMode.SAME)
                        .isNHWC(true)
                        .build());
        SDVariable up =
                graph.cnn.depthToSpace(convolution(pooled, "second", 1, 4, 16), 2, org.nd4j.enums.DataFormat.NHWC);
        SDVariable joined = graph.concat(3, active, up);
        SDVariable dropout = graph.random.bernoulli(keep, type, BATCH, SIZE, SIZE, 8);
        SDVariable logits = convolution(joined.mul(dropout), "last", 1, 8, 3);
        SDVariable probabilities = graph.nn.softmax("probabilities", logits, 3);
        graph.math.log(probabilities.add(1e-7)).mul(mask).sum(3).mean().neg("loss");
        graph.math.square(probabilities.sub(mask)).mean("error");
        parameters.add("running mean", Nd4j.zeros(type, 4), false);
    }

    private SDVariable convolution(SDVariable input, String name, int kernel, int in, int out) {
        INDArray weights =
                Nd4j.randn(parameters.type(), kernel, kernel, in, out).muli(Math.sqrt(2.0 / (kernel * kernel * in)));
        INDArray bias = Nd4j.zeros(parameters.type(), out);
        parameters.add(name + " weights", weights, true);
        parameters.add(name + " bias", bias, true);
        return graph.cnn.conv2d(
                input,
                graph.var(name + " weights", weights),
                graph.var(name + " bias", bias),
                Conv2DConfig.builder()
                        .kH(kernel)
                        .kW(kernel)
                        .paddingMode(PaddingMode.SAME)
                        .dataFormat("NHWC")
                        .build());
    }

    /** Adam, and everything else that an objective can ask for. */
    public Objective objective() {
        return objective(ADAM, 0.99, parameters.trainedNames(""));
    }

    public Objective objective(Optimizer optimizer, double averageDecay, List<String> moves) {
        return new Objective(
                "segment",
                graph,
                "loss",
                moves,
                List.of("error"),
                List.of("probabilities", "batch mean"),
                List.of(new StatisticUpdate("running mean", "batch mean", 0.9)),
                optimizer,
                averageDecay);
    }

    /** With one thread: on arrays as small as these, threads only wait for each other. */
    public Session open(List<Objective> objectives) {
        return Engines.nd4j(1).open(objectives, parameters);
    }

    public Map<String, INDArray> batch(long seed) {
        Map<String, INDArray> batch = new HashMap<>();
        Nd4j.getRandom().setSeed(seed + 1);
        INDArray image = Nd4j.rand(parameters.type(), BATCH, SIZE, SIZE, 1);
        INDArray mask = Nd4j.zeros(parameters.type(), BATCH, SIZE, SIZE, 3);
        for (int b = 0; b < BATCH; b++) {
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    mask.putScalar(new int[] {b, y, x, (int) (image.getDouble(b, y, x, 0) * 3)}, 1);
                }
            }
        }
        batch.put("image", image);
        batch.put("mask", mask);
        return batch;
    }

    /** A batch where the session computes; the caller closes it. */
    public Map<String, DeviceArray> upload(Session session, long seed) {
        Map<String, DeviceArray> uploaded = new HashMap<>();
        batch(seed).forEach((name, array) -> {
            uploaded.put(name, session.upload(array));
            array.close();
        });
        return uploaded;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
