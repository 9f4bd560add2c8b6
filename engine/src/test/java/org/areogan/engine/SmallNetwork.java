package org.areogan.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.Dropouts;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.areogan.engine.layers.Resampling;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A segmenter of one level with batch norm, pooling, a skip connection and dropout, for hundreds of steps. */
public final class SmallNetwork implements AutoCloseable {
    public static final String NAME = "segment";
    public static final int BATCH = 2;
    public static final int SIZE = 8;
    public static final int CLASSES = 3;
    public static final Optimizer ADAM = new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0);

    public final SameDiff graph = SameDiff.create();
    public final Parameters parameters;
    private final NetworkScope scope;

    public SmallNetwork() {
        this(1, 0.2);
    }

    /** @param dropout share of the joined features that is dropped */
    public SmallNetwork(long seed, double dropout) {
        DataType type = DataType.FLOAT;
        parameters = new Parameters(type);
        scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, seed);
        SDVariable image = graph.placeHolder("image", type, BATCH, SIZE, SIZE, 1);
        SDVariable mask = graph.placeHolder("mask", type, BATCH, SIZE, SIZE, CLASSES);
        FeatureMap first = Convolutions.convolution(
                scope.within("first"), new FeatureMap(image, 1), new Kernel(4, 3, 1, false, Initializer.HE, false));
        FeatureMap active = Activations.relu(scope, Normalizations.batchNorm(scope.within("norm"), first));
        FeatureMap raised = Resampling.depthToSpace(
                scope.within("raised"), Resampling.maxPooling(scope, active), 4, Initializer.HE);
        FeatureMap joined = Dropouts.dropout(scope, Activations.joined(scope, active, raised), dropout);
        FeatureMap logits =
                Convolutions.convolution(scope.within("last"), joined, new Kernel(CLASSES, 1, 1, Initializer.HE));
        SDVariable probabilities = graph.nn.softmax("probabilities", logits.variable(), 3);
        graph.math.log(probabilities.add(1e-7)).mul(mask).sum(3).mean().neg("loss");
        graph.math.square(probabilities.sub(mask)).mean("error");
    }

    /** Adam, and everything else that an objective can ask for. */
    public Objective objective() {
        return objective(ADAM, 0.99, parameters.trainedNames(""));
    }

    public Objective objective(Optimizer optimizer, double averageDecay, List<String> moves) {
        return new Objective(
                NAME,
                graph,
                "loss",
                moves,
                List.of("error"),
                List.of("probabilities"),
                scope.statistics(),
                optimizer,
                averageDecay);
    }

    public Session open(Engine engine, Objective... objectives) {
        return engine.open(List.of(objectives), parameters);
    }

    /** A random picture and, as its classes, the thirds of its brightness. */
    public Map<String, INDArray> batch(long seed) {
        double[] values =
                new SplittableRandom(seed).doubles((long) BATCH * SIZE * SIZE).toArray();
        INDArray image = Nd4j.create(values, new long[] {BATCH, SIZE, SIZE, 1}, DataType.FLOAT);
        INDArray mask = Nd4j.zeros(DataType.FLOAT, BATCH, SIZE, SIZE, CLASSES);
        for (int b = 0; b < BATCH; b++) {
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    mask.putScalar(new int[] {b, y, x, (int) (image.getDouble(b, y, x, 0) * CLASSES)}, 1);
                }
            }
        }
        Map<String, INDArray> batch = new HashMap<>();
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
