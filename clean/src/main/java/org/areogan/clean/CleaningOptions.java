package org.areogan.clean;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.clean.autoencoder.AutoencoderDetector;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.stamp.StampDetector;
import org.areogan.files.UserException;

/**
 * How frames are judged.
 *
 * @param detectors those that look; a person's list counts always
 * @param removing those whose findings are left out of the clean data; the others' are only told
 * @param stamp a picture of what was stamped into frames, as large as it is there
 * @param likeness from which on a frame has the stamp, above 0 to 1
 * @param outliers from which score of the autoencoder on a frame is told, in robust standard deviations, above 0
 * @param seed of the autoencoder
 * @param spoilt frames that a person calls spoilt, by index
 * @param keep frames that stay whatever is found, by index
 */
public record CleaningOptions(
        Set<DetectorKind> detectors,
        Set<DetectorKind> removing,
        Optional<Path> stamp,
        double likeness,
        double outliers,
        long seed,
        List<Integer> spoilt,
        List<Integer> keep) {
    /** All detectors look; what only may be spoilt (near duplicates, and frames unlike the rest) stays. */
    public static final CleaningOptions USUAL = new CleaningOptions(
            EnumSet.allOf(DetectorKind.class),
            EnumSet.of(DetectorKind.MASKS, DetectorKind.STAMP),
            Optional.empty(),
            StampDetector.USUAL_LIKENESS,
            AutoencoderDetector.USUAL_SCORE,
            1,
            List.of(),
            List.of());

    public CleaningOptions {
        detectors = Set.copyOf(detectors);
        removing = Set.copyOf(removing);
        spoilt = List.copyOf(spoilt);
        keep = List.copyOf(keep);
        if (!(likeness > 0 && likeness <= 1)) {
            throw new UserException("the least likeness to a stamp is " + likeness + "; it must be above 0, up to 1");
        }
        if (!(outliers > 0)) {
            throw new UserException("the least score of an outlier is " + outliers + "; it must be above 0");
        }
    }

    boolean looks(DetectorKind kind) {
        return detectors.contains(kind);
    }
}
