package org.areogan.generator.model;

import java.util.Map;
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
    ModelCard(ModelFile model) {
        this(
                CardFormat.NEWEST,
                model.options(),
                model.normalization(),
                model.options().multiple(),
                model.provenance(),
                model.metrics());
    }
}
