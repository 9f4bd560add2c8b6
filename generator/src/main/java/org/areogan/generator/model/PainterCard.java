package org.areogan.generator.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.areogan.files.FileFormat;
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
    private static final FileFormat FORMAT = new FileFormat("painter", 1, CardFormat.NEWEST);

    PainterCard(PainterFile painter) {
        this(
                FORMAT.newest(),
                painter.options(),
                painter.normalization(),
                painter.noise(),
                painter.options().multiple(),
                painter.provenance(),
                painter.metrics());
    }

    /** @throws org.areogan.files.UserException if a newer version wrote this, whatever else it then holds */
    static PainterCard read(Path source, byte[] json) throws IOException {
        return CardFormat.read(FORMAT, source, json, PainterCard.class);
    }

    /** @throws org.areogan.files.UserException if a newer version wrote this, whatever else it then holds */
    static void requireReadable(Path source, byte[] json) throws IOException {
        CardFormat.require(FORMAT, source, ModelJson.tree(json));
    }
}
