package org.areogan.generator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.AtomicFile;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Everything needed to run a trained painter alone; on disk one zip (format in ARCHITECTURE.md).
 *
 * @param options of the U-Net
 * @param classes with names and colours
 * @param noise channels
 * @param normalization of real frames, which decides how a style is told to the network
 * @param configuration the resolved configuration of the run, as YAML
 * @param provenance version, data and its hash, seed, engine, Java, epoch and step, by name
 * @param metrics what a segmenter makes of painted validation frames, by name
 * @param parameters of the painter; owned by whoever holds this
 */
public record PainterFile(
        UNet.Options options,
        ClassSet classes,
        int noise,
        Normalization normalization,
        String configuration,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        Parameters parameters) {
    static final String CARD = "painter.json";
    private static final String CLASSES = "classes.json";
    private static final String CONFIGURATION = "configuration.yaml";
    private static final String PARAMETERS = "parameters.npz";

    /** Writes the file whole or not at all; the same painter gives the same bytes. @throws UserException naming the path */
    public void write(Path target) {
        AtomicFile.write(target, out -> {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(CARD, ModelJson.write(new PainterCard(this)));
            entries.put(CLASSES, ModelJson.write(new ClassList(classes)));
            entries.put(CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
            try (Parameters painter = parameters.copy(InferenceGraph.NETWORK + "/")) {
                ByteArrayOutputStream weights = new ByteArrayOutputStream();
                painter.writeTo(weights);
                entries.put(PARAMETERS, weights.toByteArray());
            }
            SummedZip.write(entries, out);
        });
    }

    /**
     * Reads a file that {@link #write} wrote; whoever asks for it closes its parameters.
     *
     * @throws UserException if there is no such file, if it is no painter, damaged, or of a newer format
     */
    public static PainterFile read(Path source) {
        SummedZip zip = SummedZip.read(source, "painter's file", CARD);
        try {
            PainterCard.requireReadable(source, zip.entry(CARD));
            zip.verify();
            PainterCard card = PainterCard.read(source, zip.entry(CARD));
            ClassSet classes =
                    ModelJson.read(zip.entry(CLASSES), ClassList.class).classSet();
            return new PainterFile(
                    card.generator(),
                    classes,
                    card.noise(),
                    card.normalization(),
                    new String(zip.entry(CONFIGURATION), StandardCharsets.UTF_8),
                    card.provenance(),
                    card.metrics(),
                    parameters(card, classes, zip.entry(PARAMETERS)));
        } catch (JsonProcessingException unexpected) {
            throw damaged(source, unexpected.getOriginalMessage(), unexpected);
        } catch (IOException | EngineException | IllegalArgumentException unexpected) {
            throw damaged(source, String.valueOf(unexpected.getMessage()), unexpected);
        }
    }

    private static Parameters parameters(PainterCard card, ClassSet classes, byte[] npz) throws IOException {
        Parameters parameters = new Parameters(DataType.FLOAT);
        try {
            PaintingNetwork.build(
                    card.generator(), classes.size(), card.noise(), parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
            parameters.readFrom(new ByteArrayInputStream(npz));
            return parameters;
        } catch (IOException | RuntimeException unread) {
            parameters.close();
            throw unread;
        }
    }

    private static UserException damaged(Path source, String reason, Exception cause) {
        return new UserException(
                source + " is a damaged painter's file: " + reason + "; copy it again or train it anew", cause);
    }
}
