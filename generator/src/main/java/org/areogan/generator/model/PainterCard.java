package org.areogan.generator.model;

import java.util.Map;
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
    PainterCard(PainterFile painter) {
        this(
                CardFormat.NEWEST,
                painter.options(),
                painter.normalization(),
                painter.noise(),
                painter.options().multiple(),
                painter.provenance(),
                painter.metrics());
    }
}
