package org.areogan.generator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.ParameterArchive;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.AtomicFile;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

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
    static final String CARD = "model.json";
    private static final String CLASSES = "classes.json";
    private static final String CONFIGURATION = "configuration.yaml";
    private static final String PARAMETERS = "parameters.npz";
    private static final String DISCRIMINATOR = "discriminator.npz";
    private static final String GRAPH = "graph.samediff";

    /** Writes the file whole or not at all; the same model gives the same bytes. @throws UserException naming the path */
    public void write(Path target) {
        AtomicFile.write(target, out -> {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(CARD, ModelJson.write(new ModelCard(this)));
            entries.put(CLASSES, ModelJson.write(new ClassList(classes)));
            entries.put(CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
            try (Parameters generator = parameters.copy(InferenceGraph.NETWORK + "/")) {
                entries.put(PARAMETERS, npz(generator));
                entries.put(GRAPH, graph(generator));
            }
            if (discriminator.isPresent()) {
                entries.put(DISCRIMINATOR, npz(discriminator.get()));
            }
            SummedZip.write(entries, out);
        });
    }

    private static byte[] npz(Parameters parameters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parameters.writeTo(bytes);
        return bytes.toByteArray();
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
        SummedZip zip = SummedZip.read(source, "model file", CARD);
        try {
            ModelCard.requireReadable(source, zip.entry(CARD));
            zip.verify();
            ModelCard card = ModelCard.read(source, zip.entry(CARD));
            ClassSet classes =
                    ModelJson.read(zip.entry(CLASSES), ClassList.class).classSet();
            String configuration = new String(zip.entry(CONFIGURATION), StandardCharsets.UTF_8);
            Parameters parameters = parameters(card.generator(), classes, zip.entry(PARAMETERS));
            return new ModelFile(
                    card.generator(),
                    classes,
                    card.normalization(),
                    configuration,
                    card.provenance(),
                    card.metrics(),
                    parameters,
                    discriminator(zip, parameters));
        } catch (JsonProcessingException unexpected) {
            throw damaged(source, unexpected.getOriginalMessage(), unexpected);
        } catch (IOException | EngineException | IllegalArgumentException unexpected) {
            throw damaged(source, String.valueOf(unexpected.getMessage()), unexpected);
        }
    }

    private static Parameters parameters(UNet.Options options, ClassSet classes, byte[] npz) throws IOException {
        Parameters parameters = new Parameters(DataType.FLOAT);
        try {
            InferenceGraph.build(options, classes.size(), parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
            parameters.readFrom(new ByteArrayInputStream(npz));
            return parameters;
        } catch (IOException | RuntimeException unread) {
            parameters.close();
            throw unread;
        }
    }

    /** @param generator closed if the discriminator cannot be read */
    private static Optional<Parameters> discriminator(SummedZip zip, Parameters generator) throws IOException {
        try {
            if (!zip.has(DISCRIMINATOR)) {
                return Optional.empty();
            }
            Parameters parameters = new Parameters(DataType.FLOAT);
            ParameterArchive.read(new ByteArrayInputStream(zip.entry(DISCRIMINATOR)))
                    .forEach((name, array) -> parameters.add(name, array, false));
            return Optional.of(parameters);
        } catch (IOException | RuntimeException unread) {
            generator.close();
            throw unread;
        }
    }

    @Override
    public void close() {
        parameters.close();
        discriminator.ifPresent(Parameters::close);
    }

    private static UserException damaged(Path source, String reason, Exception cause) {
        return new UserException(
                source + " is a damaged model file: " + reason + "; copy it again or export it anew", cause);
    }

    /**
     * Makes sure that the model speaks of the same classes as the data.
     *
     * @param wanted the classes of the data
     * @throws UserException naming both sets
     */
    public void requireClasses(ClassSet wanted) {
        if (!ClassList.names(classes).equals(ClassList.names(wanted))) {
            throw new UserException("the model was trained for the classes " + ClassList.names(classes)
                    + ", but the data has " + ClassList.names(wanted)
                    + "; choose a model of the data's classes, or train one");
        }
    }
}
