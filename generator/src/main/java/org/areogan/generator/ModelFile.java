package org.areogan.generator;

import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.terrain.ClassSet;

/**
 * Everything needed to run a trained generator alone; on disk one zip (format in ARCHITECTURE.md).
 *
 * @param options of the U-Net
 * @param classes with names and colours
 * @param normalization of the input
 * @param configuration the resolved configuration of the run, as YAML
 * @param provenance data hash, seed, versions, engine, date, by name
 * @param metrics validation scores of the exported weights, by name
 * @param parameters of the generator; owned by whoever holds this
 */
public record ModelFile(
        UNet.Options options,
        ClassSet classes,
        Normalization normalization,
        String configuration,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        Parameters parameters) {}
