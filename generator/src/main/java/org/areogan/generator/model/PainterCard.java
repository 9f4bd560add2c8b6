package org.areogan.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;

/**
 * {@code painter.json} of a painter's file.
 *
 * @param format version of the painter's file
 * @param generator options of the U-Net
 * @param noise channels
 * @param inputMultiple what height and width of the graph's input must be multiples of
 */
record PainterCard(
        int format,
        UNet.Options generator,
        Normalization normalization,
        int noise,
        int inputMultiple,
        Map<String, String> provenance,
        Map<String, Double> metrics) {
    static final int FORMAT = 1;

    PainterCard(PainterFile painter) {
        this(
                FORMAT,
                painter.options(),
                painter.normalization(),
                painter.noise(),
                painter.options().multiple(),
                painter.provenance(),
                painter.metrics());
    }

    /** @throws UserException if a newer version wrote this, whatever else it then holds */
    static PainterCard read(Path source, byte[] json) throws IOException {
        JsonNode format = ModelJson.tree(json).path("format");
        if (format.isInt() && format.intValue() > FORMAT) {
            throw new UserException(source + " has painter format " + format.intValue() + ", this version reads up to "
                    + FORMAT + "; update Areogan, or train the painter with this version");
        }
        return ModelJson.read(json, PainterCard.class);
    }
}
