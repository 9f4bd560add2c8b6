package org.areogan.generator.tiling;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.Frame;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One trained generator on an engine: frames of any size to probabilities. As many calls run side by side as the engine
 * takes, each with prepared weights of its own; the others wait.
 */
public final class Network implements AutoCloseable {
    private final UNet.Options options;
    private final int classes;
    private final Normalization normalization;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Engine engine;
    private final int sideBySide;
    private final Semaphore free;

    /** A predictor is for one call at a time. */
    private final Deque<Passes<Padding>> idle;

    /** @param ownsParameters whether they are closed with this */
    public Network(
            UNet.Options options,
            int classes,
            Normalization normalization,
            Parameters parameters,
            boolean ownsParameters,
            Engine engine) {
        this.options = options;
        this.classes = classes;
        this.normalization = normalization;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.engine = engine;
        this.sideBySide = engine.sideBySide();
        this.free = new Semaphore(sideBySide, true);
        this.idle = new ArrayDeque<>();
    }

    private Network(Network other, Normalization normalization) {
        this.options = other.options;
        this.classes = other.classes;
        this.normalization = normalization;
        this.parameters = other.parameters;
        this.ownsParameters = other.ownsParameters;
        this.engine = other.engine;
        this.sideBySide = other.sideBySide;
        this.free = other.free;
        this.idle = other.idle;
    }

    /**
     * The same network on parts of one frame. It stays this one's, which must be closed.
     *
     * @param whole by which those are normalised that take each frame's own mean and deviation
     */
    public Network partsOf(Normalization whole) {
        return normalizesEachFrame() ? new Network(this, whole) : this;
    }

    /** Whether a frame's own mean and deviation count. */
    public boolean normalizesEachFrame() {
        return normalization.eachFrame();
    }

    /** What heights and widths are padded to a multiple of: 2 to the power of the levels. */
    public int multiple() {
        return options.multiple();
    }

    /** How many pixels away it sees. */
    public int reach() {
        return options.reach();
    }

    /** What a part of a frame is to be normalised by, which must not be its own brightness. */
    Normalization normalization(Frame frame) {
        Normalization own = normalization.of(frame.grey());
        return new Normalization(own.mean(), own.deviation());
    }

    /** As below, each normalised as in training. */
    List<float[]> probabilities(List<Frame> frames) {
        return probabilities(frames, normalization);
    }

    /**
     * What the network says of frames, each of its own size and looked at whole.
     *
     * @return for each, in their order, [height, width, classes] flattened
     */
    List<float[]> probabilities(List<Frame> frames, Normalization applied) {
        free.acquireUninterruptibly();
        Passes<Padding> passes = borrow();
        try {
            return whole(frames, applied, passes);
        } finally {
            giveBack(passes);
            free.release();
        }
    }

    private List<float[]> whole(List<Frame> frames, Normalization applied, Passes<Padding> passes) {
        List<Padding> sizes = frames.stream()
                .map(frame -> Padding.of(frame, options.multiple()))
                .toList();
        float[][] said = new float[frames.size()][];
        passes.run(sizes, (padding, places, predictor) -> {
            List<Frame> batch = places.stream().map(frames::get).toList();
            float[] values = run(batch, applied, padding, predictor);
            for (int i = 0; i < places.size(); i++) {
                Frame frame = batch.get(i);
                said[places.get(i)] = padding.crop(frame.height(), frame.width(), values, i, classes);
            }
        });
        return Arrays.asList(said);
    }

    private float[] run(List<Frame> batch, Normalization applied, Padding padding, Predictor predictor) {
        try (INDArray input = padding.batch(batch, applied, parameters.type())) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(InferenceGraph.FRAME, input));
            try {
                INDArray probabilities = Objects.requireNonNull(outputs.get(InferenceGraph.PROBABILITIES));
                return HostValues.floats(probabilities);
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    private Passes<Padding> borrow() {
        synchronized (idle) {
            Passes<Padding> passes = idle.pollLast();
            return passes != null ? passes : new Passes<>(Padding::pixels, this::predictor);
        }
    }

    private void giveBack(Passes<Padding> passes) {
        synchronized (idle) {
            idle.addLast(passes);
        }
    }

    /** Building a graph goes through what ND4J keeps for the whole process, so one at a time. */
    private Predictor predictor(Padding padding) {
        synchronized (Network.class) {
            SameDiff graph = InferenceGraph.build(options, classes, parameters, padding.height(), padding.width());
            List<String> outputs = List.of(InferenceGraph.PROBABILITIES);
            // Parameters of somebody else may be in training.
            return ownsParameters ? engine.frozen(graph, outputs) : engine.predictor(graph, outputs);
        }
    }

    /** Waits for the calls under way. */
    @Override
    public void close() {
        free.acquireUninterruptibly(sideBySide);
        try {
            synchronized (idle) {
                idle.forEach(Passes::close);
                idle.clear();
            }
            if (ownsParameters) {
                parameters.close();
            }
        } finally {
            free.release(sideBySide);
        }
    }
}
