package org.areogan.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;

/**
 * {@code model.json} of a model file.
 *
 * @param format version of the model file
 * @param generator options of the U-Net
 * @param inputMultiple what height and width of the graph's input must be multiples of
 */
record ModelCard(
        int format,
        UNet.Options generator,
        Normalization normalization,
        int inputMultiple,
        Map<String, String> provenance,
        Map<String, Double> metrics) {
    static final int FORMAT = 1;

    ModelCard(ModelFile model) {
        this(
                FORMAT,
                model.options(),
                model.normalization(),
                model.options().multiple(),
                model.provenance(),
                model.metrics());
    }

    /** @throws UserException if a newer version wrote this, whatever else it then holds */
    static void requireReadable(Path source, byte[] json) throws IOException {
        JsonNode format = ModelJson.tree(json).path("format");
        if (!format.isInt() || format.intValue() < 1) {
            throw new IOException("model.json names no format");
        }
        if (format.intValue() > FORMAT) {
            throw new UserException(source + " has model format " + format.intValue() + ", this version reads up to "
                    + FORMAT + "; update Areogan, or export the model with this version");
        }
    }
}
