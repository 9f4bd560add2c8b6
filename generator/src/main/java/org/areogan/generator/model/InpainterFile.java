package org.areogan.generator.model;

import java.nio.file.Path;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.files.UserException;
import org.areogan.generator.model.NetworkArchive.Kind;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;

/**
 * Everything needed to run a trained inpainter alone; on disk one zip (format in ARCHITECTURE.md).
 *
 * @param options of the U-Net
 * @param classes with names and colours
 * @param paints name of the class that it paints
 * @param rim pixels around a piece that are painted with it, 0 or above
 * @param noise channels
 * @param normalization of real frames
 * @param configuration the resolved configuration of the run, as YAML
 * @param provenance version, data and its hash, seed, engine, Java, epoch and step, by name
 * @param metrics what a segmenter makes of painted pieces in validation frames, by name
 * @param parameters of the inpainter; owned by whoever holds this
 */
public record InpainterFile(
        UNet.Options options,
        ClassSet classes,
        String paints,
        int rim,
        int noise,
        Normalization normalization,
        String configuration,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        Parameters parameters) {
    public InpainterFile {
        classes.named(paints);
        if (rim < 0) {
            throw new IllegalArgumentException("the rim must be 0 or above, got " + rim);
        }
    }

    /** Whether a file says that it holds an inpainter, whatever else may be wrong with it. */
    public static boolean isOne(Path source) {
        return NetworkArchive.isOf(source, Kind.INPAINTER);
    }

    /** Writes the file whole or not at all; the same inpainter gives the same bytes. @throws UserException naming the path */
    public void write(Path target) {
        NetworkArchive.write(target, Kind.INPAINTER, new InpainterCard(this), classes, configuration, parameters);
    }

    /**
     * Reads a file that {@link #write} wrote; whoever asks for it closes its parameters.
     *
     * @throws UserException if there is no such file, if it is no inpainter, damaged, or of a newer format
     */
    public static InpainterFile read(Path source) {
        return NetworkArchive.read(source, Kind.INPAINTER, archive -> {
            InpainterCard card = archive.card(InpainterCard.class);
            return new InpainterFile(
                    card.generator(),
                    archive.classes(),
                    card.paints(),
                    card.rim(),
                    card.noise(),
                    card.normalization(),
                    archive.configuration(),
                    card.provenance(),
                    card.metrics(),
                    archive.parameters(parameters -> InpaintingNetwork.build(
                            card.generator(), card.noise(), parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN)));
        });
    }
}
