package org.areogan.generator.model;

import java.util.Map;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;

/**
 * {@code inpainter.json} of an inpainter's file.
 *
 * @param format version of the file
 * @param generator options of the U-Net
 * @param paints name of the class that it paints
 * @param rim pixels around a piece that are painted with it
 * @param noise channels
 * @param inputMultiple what height and width of the graph's input must be multiples of
 */
record InpainterCard(
        int format,
        UNet.Options generator,
        Normalization normalization,
        String paints,
        int rim,
        int noise,
        int inputMultiple,
        Map<String, String> provenance,
        Map<String, Double> metrics) {
    InpainterCard(InpainterFile inpainter) {
        this(
                CardFormat.NEWEST,
                inpainter.options(),
                inpainter.normalization(),
                inpainter.paints(),
                inpainter.rim(),
                inpainter.noise(),
                inpainter.options().multiple(),
                inpainter.provenance(),
                inpainter.metrics());
    }
}
