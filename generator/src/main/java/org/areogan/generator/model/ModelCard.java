package org.areogan.generator.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.areogan.files.FileFormat;
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
    private static final FileFormat FORMAT = new FileFormat("model file", 1, CardFormat.NEWEST);

    ModelCard(ModelFile model) {
        this(
                FORMAT.newest(),
                model.options(),
                model.normalization(),
                model.options().multiple(),
                model.provenance(),
                model.metrics());
    }

    /** @throws org.areogan.files.UserException if a newer version wrote this, whatever else it then holds */
    static ModelCard read(Path source, byte[] json) throws IOException {
        return CardFormat.read(FORMAT, source, json, ModelCard.class);
    }

    /** @throws org.areogan.files.UserException if a newer version wrote this, whatever else it then holds */
    static void requireReadable(Path source, byte[] json) throws IOException {
        CardFormat.require(FORMAT, source, ModelJson.tree(json));
    }
}
