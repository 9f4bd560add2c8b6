package org.areogan.generator;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The generator standing alone: frames of any size to masks. The same frames, asked for together again, give the same
 * answer to the bit. Calls from several threads wait for each other.
 */
public final class Segmenter implements AutoCloseable {
    private final UNet.Options options;
    private final ClassSet classes;
    private final Normalization normalization;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Passes<Padding> passes;

    /** @param parameters hold the generator's; they are read at each call, so training shows, and are not closed */
    public Segmenter(
            UNet.Options options, ClassSet classes, Normalization normalization, Parameters parameters, Engine engine) {
        this(options, classes, normalization, parameters, false, engine);
    }

    private Segmenter(
            UNet.Options options,
            ClassSet classes,
            Normalization normalization,
            Parameters parameters,
            boolean ownsParameters,
            Engine engine) {
        this.options = options;
        this.classes = classes;
        this.normalization = normalization;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.passes = new Passes<>(
                Padding::pixels,
                padding -> engine.predictor(
                        InferenceGraph.build(options, classes.size(), parameters, padding.height(), padding.width()),
                        List.of(InferenceGraph.PROBABILITIES)));
    }

    /**
     * As {@link #open(Path, Engine)}, on the fastest engine that starts here.
     *
     * @throws org.areogan.files.UserException if the file cannot be read or is no model
     */
    public static Segmenter open(Path model) {
        return open(model, Engines.choose(EngineSettings.standard()).engine());
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or is no model */
    public static Segmenter open(Path model, Engine engine) {
        ModelFile file = ModelFile.readGenerator(model);
        return new Segmenter(file.options(), file.classes(), file.normalization(), file.parameters(), true, engine);
    }

    public ClassSet classes() {
        return classes;
    }

    /** What heights and widths are padded to a multiple of; frames of one padded size share passes. */
    public int multiple() {
        return options.multiple();
    }

    public Mask segment(Frame frame) {
        return predict(frame).mask();
    }

    public Prediction predict(Frame frame) {
        return predict(List.of(frame)).get(0);
    }

    /** One prediction for each frame, in their order; frames that need the same padding share passes. */
    public synchronized List<Prediction> predict(List<Frame> frames) {
        List<Padding> sizes = frames.stream()
                .map(frame -> Padding.of(frame, options.multiple()))
                .toList();
        Prediction[] predictions = new Prediction[frames.size()];
        passes.run(sizes, (padding, places, predictor) -> predict(frames, places, padding, predictor, predictions));
        return Arrays.asList(predictions);
    }

    private void predict(
            List<Frame> frames, List<Integer> places, Padding padding, Predictor predictor, Prediction[] predictions) {
        List<Frame> batch = places.stream().map(frames::get).toList();
        try (INDArray input = padding.batch(batch, normalization, parameters.type())) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(InferenceGraph.FRAME, input));
            try {
                INDArray probabilities = Objects.requireNonNull(outputs.get(InferenceGraph.PROBABILITIES));
                float[] values = probabilities.reshape(probabilities.length()).toFloatVector();
                for (int i = 0; i < places.size(); i++) {
                    predictions[places.get(i)] = padding.crop(batch.get(i), values, i, classes.size());
                }
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    @Override
    public synchronized void close() {
        passes.close();
        if (ownsParameters) {
            parameters.close();
        }
    }
}
