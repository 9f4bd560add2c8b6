package org.areogan.generator.model;

import java.nio.file.Path;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.UserException;
import org.areogan.generator.model.NetworkArchive.Kind;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;

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
    /** Writes the file whole or not at all; the same painter gives the same bytes. @throws UserException naming the path */
    public void write(Path target) {
        NetworkArchive.write(target, Kind.PAINTER, new PainterCard(this), classes, configuration, parameters);
    }

    /**
     * Reads a file that {@link #write} wrote; whoever asks for it closes its parameters.
     *
     * @throws UserException if there is no such file, if it is no painter, damaged, or of a newer format
     */
    public static PainterFile read(Path source) {
        return NetworkArchive.read(source, Kind.PAINTER, archive -> {
            PainterCard card = archive.card(PainterCard.class);
            ClassSet classes = archive.classes();
            return new PainterFile(
                    card.generator(),
                    classes,
                    card.noise(),
                    card.normalization(),
                    archive.configuration(),
                    card.provenance(),
                    card.metrics(),
                    archive.parameters(parameters -> PaintingNetwork.build(
                            card.generator(),
                            classes.size(),
                            card.noise(),
                            parameters,
                            FeatureMap.UNKNOWN,
                            FeatureMap.UNKNOWN)));
        });
    }
}
