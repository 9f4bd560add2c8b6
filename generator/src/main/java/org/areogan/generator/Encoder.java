package org.areogan.generator;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.tiling.Padding;
import org.areogan.generator.tiling.Passes;
import org.areogan.terrain.Frame;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Features of the segmenter's own bottleneck: frames of any size to vectors of one length. Two frames that the segmenter
 * takes for alike have vectors close to each other; how close depends on its training, so distances compare only under
 * one model. Calls from several threads wait for each other.
 */
public final class Encoder implements AutoCloseable {
    private final UNet.Options options;
    private final Normalization normalization;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Passes<Padding> passes;

    /** @param parameters hold the generator's; they are read at each call, so training shows, and are not closed */
    public Encoder(UNet.Options options, Normalization normalization, Parameters parameters, Engine engine) {
        this(options, normalization, parameters, false, engine);
    }

    private Encoder(
            UNet.Options options,
            Normalization normalization,
            Parameters parameters,
            boolean ownsParameters,
            Engine engine) {
        this.options = options;
        this.normalization = normalization;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.passes = new Passes<>(Padding::pixels, padding -> {
            SameDiff graph =
                    InferenceGraph.encoder(options, classes(parameters), parameters, padding.height(), padding.width());
            List<String> outputs = List.of(InferenceGraph.BOTTLENECK);
            return ownsParameters ? engine.frozen(graph, outputs) : engine.predictor(graph, outputs);
        });
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or is no model */
    public static Encoder open(Path model, Engine engine) {
        ModelFile file = ModelFile.readGenerator(model);
        return new Encoder(file.options(), file.normalization(), file.parameters(), true, engine);
    }

    private static int classes(Parameters parameters) {
        return (int) parameters.get(InferenceGraph.LOGIT_BIASES).length();
    }

    /** How many features a frame has. */
    public int channels() {
        return options.bottleneck();
    }

    /** The bottleneck's activations averaged over rows and columns: {@code [channels]}, 0 or above. */
    public float[] features(Frame frame) {
        return features(List.of(frame)).get(0);
    }

    /** The features of each frame, in their order; frames that need the same padding share passes. */
    public synchronized List<float[]> features(List<Frame> frames) {
        List<Padding> sizes = frames.stream()
                .map(frame -> Padding.of(frame, options.multiple()))
                .toList();
        float[][] features = new float[frames.size()][];
        passes.run(sizes, (padding, places, predictor) -> encode(frames, places, padding, predictor, features));
        return Arrays.asList(features);
    }

    private void encode(
            List<Frame> frames, List<Integer> places, Padding padding, Predictor predictor, float[][] features) {
        List<Frame> batch = places.stream().map(frames::get).toList();
        try (INDArray input = padding.batch(batch, normalization, parameters.type())) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(InferenceGraph.FRAME, input));
            try {
                INDArray bottleneck = Objects.requireNonNull(outputs.get(InferenceGraph.BOTTLENECK));
                float[] values = HostValues.floats(bottleneck);
                for (int i = 0; i < places.size(); i++) {
                    features[places.get(i)] = average(values, i, values.length / places.size());
                }
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    /** @param values [batch, height, width, channels] flattened, so many of them for each frame */
    private float[] average(float[] values, int place, int perFrame) {
        double[] sums = new double[channels()];
        for (int i = 0; i < perFrame; i++) {
            sums[i % sums.length] += values[place * perFrame + i];
        }
        float[] averages = new float[sums.length];
        for (int channel = 0; channel < sums.length; channel++) {
            averages[channel] = (float) (sums[channel] * sums.length / perFrame);
        }
        return averages;
    }

    @Override
    public synchronized void close() {
        passes.close();
        if (ownsParameters) {
            parameters.close();
        }
    }
}
