package org.areogan.trainer.validation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.discriminator.VerdictGraph;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.tiling.Passes;
import org.areogan.terrain.Sample;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The discriminator standing alone: how real it finds pairs of frame and mask. It is shown them as it was shown real pairs
 * in training, see {@link CriticView}. Not safe for use by several threads.
 */
public final class Critic implements AutoCloseable {
    private final CriticView view;
    private final Parameters parameters;
    private final Passes<Size> passes;

    private record Size(int height, int width) {}

    private Critic(CriticView view, DiscriminatorOptions options, Parameters parameters, Engine engine) {
        this.view = view;
        this.parameters = parameters;
        this.passes = new Passes<>(
                size -> size.height() * size.width(),
                size -> engine.predictor(
                        VerdictGraph.build(options, view.channels(), parameters, size.height(), size.width()),
                        List.of(VerdictGraph.LOGITS)));
    }

    /**
     * The discriminator that left with a model, if one did and if it is of a kind that tells real pairs from made ones.
     *
     * @param model may be closed afterwards
     * @throws UserException if its discriminator is not the one that its configuration describes
     */
    public static Optional<Critic> open(ModelFile model, Engine engine) {
        if (model.discriminator().isEmpty()) {
            return Optional.empty();
        }
        RunConfiguration configuration =
                ConfigurationReader.parse(model.configuration(), "the configuration in the model file");
        if (!configuration.discriminator().kind().tellsRealFromMade()) {
            return Optional.empty();
        }
        int channels = 1 + model.classes().size();
        Parameters parameters = copy(model.discriminator().get(), configuration.discriminator(), channels);
        CriticView view = new CriticView(model.classes(), model.normalization(), configuration.objective());
        return Optional.of(new Critic(view, configuration.discriminator(), parameters, engine));
    }

    private static Parameters copy(Parameters stored, DiscriminatorOptions options, int channels) {
        Parameters parameters = Parameters.stored(stored);
        try {
            VerdictGraph.build(options, channels, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
            parameters.requireAllAskedFor();
            return parameters;
        } catch (EngineException misfit) {
            parameters.close();
            throw new UserException(
                    "the discriminator in the model file is not the one that its configuration describes ("
                            + misfit.getMessage() + "); export the model anew",
                    misfit);
        }
    }

    /**
     * How real each pair looks: the mean of the logits of its patches, the larger the more real. Pairs of one size share
     * passes.
     *
     * @param pairs of any sizes
     * @param predictions the segmenter's, of the pairs' frames, in their order
     */
    public double[] realism(List<Sample> pairs, List<Prediction> predictions) {
        if (pairs.size() != predictions.size()) {
            throw new IllegalArgumentException(
                    pairs.size() + " pairs need as many predictions, got " + predictions.size());
        }
        List<Size> sizes = pairs.stream()
                .map(pair -> new Size(pair.frame().height(), pair.frame().width()))
                .toList();
        double[] realism = new double[pairs.size()];
        passes.run(sizes, (size, places, predictor) -> judge(pairs, predictions, places, size, predictor, realism));
        return realism;
    }

    private void judge(
            List<Sample> pairs,
            List<Prediction> predictions,
            List<Integer> places,
            Size size,
            Predictor predictor,
            double[] realism) {
        int numbers = size.height() * size.width() * view.channels();
        float[] shown = new float[places.size() * numbers];
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            view.put(pairs.get(place), predictions.get(place), shown, i * numbers);
        }
        long[] shape = {places.size(), size.height(), size.width(), view.channels()};
        try (INDArray input = HostValues.array(shown, DataType.FLOAT, shape)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(VerdictGraph.PAIR, input));
            try {
                INDArray logits = Objects.requireNonNull(outputs.get(VerdictGraph.LOGITS));
                float[] values = HostValues.floats(logits);
                int patches = values.length / places.size();
                for (int i = 0; i < places.size(); i++) {
                    realism[places.get(i)] = mean(values, i * patches, patches);
                }
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    private static double mean(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    @Override
    public void close() {
        passes.close();
        parameters.close();
    }
}
