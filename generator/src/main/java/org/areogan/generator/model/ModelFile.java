package org.areogan.generator.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.ParameterArchive;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.UserException;
import org.areogan.generator.model.NetworkArchive.Kind;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything needed to run a trained generator alone; on disk one zip (format in ARCHITECTURE.md).
 *
 * @param options of the U-Net
 * @param classes with names and colours
 * @param normalization of the input
 * @param configuration the resolved configuration of the run, as YAML
 * @param provenance version, data and its hash, seed, engine, Java, epoch and step, by name
 * @param metrics validation scores of the exported weights, by name
 * @param parameters of the generator
 * @param discriminator parameters of the discriminator that it was trained against, where there was one; its options stand
 *     in the configuration. Both parameters are owned by whoever holds this, who {@linkplain #close closes} them
 */
public record ModelFile(
        UNet.Options options,
        ClassSet classes,
        Normalization normalization,
        String configuration,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        Parameters parameters,
        Optional<Parameters> discriminator)
        implements AutoCloseable {
    private static final String DISCRIMINATOR = "discriminator.npz";
    private static final String GRAPH = "graph.samediff";

    /** Writes the file whole or not at all; the same model gives the same bytes. @throws UserException naming the path */
    public void write(Path target) {
        NetworkArchive.write(
                target, Kind.MODEL, new ModelCard(this), classes, configuration, parameters, (entries, generator) -> {
                    entries.put(GRAPH, graph(generator));
                    if (discriminator.isPresent()) {
                        entries.put(DISCRIMINATOR, NetworkArchive.npz(discriminator.get()));
                    }
                });
    }

    /**
     * As {@link #write}, without what a segmenter can do without: the graph for other programs on SameDiff, which has all
     * weights a second time, and the discriminator.
     *
     * @param half whether weights are rounded to floats of 16 bits, which halves the file
     * @throws UserException naming the path, or the weight that is too large for 16 bits
     */
    public void writeCompact(Path target, boolean half) {
        NetworkArchive.write(
                target, Kind.MODEL, new ModelCard(this), classes, configuration, parameters, (entries, generator) -> {
                    if (half) {
                        entries.put(NetworkArchive.PARAMETERS, NetworkArchive.halfNpz(generator));
                    }
                });
    }

    private byte[] graph(Parameters generator) {
        SameDiff graph =
                InferenceGraph.build(options, classes.size(), generator, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        ByteBuffer buffer = graph.asFlatBuffers(false);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /**
     * Reads a file that {@link #write} wrote; whoever asks for it closes it. Files of runs without a discriminator have none.
     *
     * @throws UserException if there is no such file, if it is no model, damaged, or of a newer format
     */
    public static ModelFile read(Path source) {
        return NetworkArchive.read(source, Kind.MODEL, archive -> read(archive, true));
    }

    /** As {@link #read}, but what only a judge needs stays in the file: there is never a discriminator. */
    public static ModelFile readGenerator(Path source) {
        return NetworkArchive.read(source, Kind.MODEL, archive -> read(archive, false));
    }

    private static ModelFile read(NetworkArchive archive, boolean withDiscriminator) throws IOException {
        ModelCard card = archive.card(ModelCard.class);
        ClassSet classes = archive.classes();
        String configuration = archive.configuration();
        Parameters generator = archive.parameters(parameters -> InferenceGraph.build(
                card.generator(), classes.size(), parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN));
        return new ModelFile(
                card.generator(),
                classes,
                card.normalization(),
                configuration,
                card.provenance(),
                card.metrics(),
                generator,
                withDiscriminator ? discriminator(archive, generator) : Optional.empty());
    }

    /** @param generator closed if the discriminator cannot be read */
    private static Optional<Parameters> discriminator(NetworkArchive archive, Parameters generator) throws IOException {
        if (!archive.has(DISCRIMINATOR)) {
            return Optional.empty();
        }
        try {
            Parameters parameters = new Parameters(DataType.FLOAT);
            ParameterArchive.read(new ByteArrayInputStream(archive.entry(DISCRIMINATOR)))
                    .forEach((name, array) -> parameters.add(name, array, false));
            return Optional.of(parameters);
        } catch (IOException | RuntimeException unread) {
            generator.close();
            throw unread;
        }
    }

    /**
     * The same model with a class called more readily, or less: its logit is shifted everywhere, so that its odds against any
     * other class are multiplied by {@code exp(shift)}. What is learnt is changed in place.
     *
     * @throws UserException if the model has no such class
     */
    public ModelFile favouring(String name, double shift) {
        TerrainClass favoured = classes.named(name);
        INDArray biases = parameters.get(InferenceGraph.LOGIT_BIASES);
        biases.putScalar(favoured.id(), biases.getDouble(favoured.id()) + shift);
        Map<String, String> told = new LinkedHashMap<>(provenance);
        told.merge("favoured", name + "=" + shift, (before, now) -> before + " " + now);
        return new ModelFile(options, classes, normalization, configuration, told, metrics, parameters, discriminator);
    }

    /**
     * The same model as sure as it should be: its logits are divided by a temperature (Guo et al. 2017). Above 1 all
     * probabilities move towards each other, below 1 apart; the most probable class stays. What is learnt is changed in place.
     *
     * @param temperature above 0
     */
    public ModelFile calibrated(double temperature) {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature must be above 0, got " + temperature);
        }
        parameters.get(InferenceGraph.LOGIT_WEIGHTS).divi(temperature);
        parameters.get(InferenceGraph.LOGIT_BIASES).divi(temperature);
        Map<String, String> told = new LinkedHashMap<>(provenance);
        told.merge("temperature", Double.toString(temperature), (before, now) -> before + " " + now);
        return new ModelFile(options, classes, normalization, configuration, told, metrics, parameters, discriminator);
    }

    @Override
    public void close() {
        parameters.close();
        discriminator.ifPresent(Parameters::close);
    }

    /**
     * Makes sure that the model speaks of the same classes as the data.
     *
     * @param wanted the classes of the data
     * @throws UserException naming both sets
     */
    public void requireClasses(ClassSet wanted) {
        requireClasses(classes, wanted);
    }

    /** As {@link #requireClasses(ClassSet)}, of a model that is open elsewhere. */
    public static void requireClasses(ClassSet classes, ClassSet wanted) {
        if (!ClassList.names(classes).equals(ClassList.names(wanted))) {
            throw new UserException("the model was trained for the classes " + ClassList.names(classes)
                    + ", but the data has " + ClassList.names(wanted)
                    + "; choose a model of the data's classes, or train one");
        }
    }
}
