package org.areogan.program.segment.mosaic;

import java.util.List;
import java.util.Set;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.terrain.picture.PictureFiles;
import picocli.CommandLine.Option;

/** What is segmented window by window, and how. */
public final class MosaicOptions {
    /** What is written as it comes; others need a whole frame. */
    private static final Set<SegmentFormat> FORMATS =
            Set.of(SegmentFormat.MASKS, SegmentFormat.COLORS, SegmentFormat.CONFIDENCE, SegmentFormat.GEOTIFF);

    /** A window is held with some 24 bytes a pixel by each task. */
    private static final int MOST_SIDE = 4096;

    @Option(
            names = "--mosaic-above",
            paramLabel = "PIXELS",
            description =
                    "TIFFs, PGMs and PPMs of more pixels are mosaics: cut into windows that are segmented apart and"
                            + " put together without seams. Usually 50000000, the most that is segmented whole.")
    private long above = PictureFiles.MOST_PIXELS;

    @Option(
            names = "--window",
            paramLabel = "PIXELS",
            description = "Side of these windows, a multiple of 16 up to 4096. Usually 2048.")
    private int side = 2048;

    /** @throws UserException if it is below 0 */
    public long above() {
        if (above < 0) {
            throw new UserException("--mosaic-above is " + above + "; it must be 0 or above, e.g. 50000000");
        }
        return above;
    }

    /** @throws UserException if no tiles of a TIFF make it up */
    public int side() {
        if (side < 16 || side > MOST_SIDE || side % 16 != 0) {
            throw new UserException(
                    "--window is " + side + "; it must be a multiple of 16 up to " + MOST_SIDE + ", e.g. 2048");
        }
        return side;
    }

    /**
     * What needs more of a picture than a window shows is refused.
     *
     * @param file the mosaic
     * @throws UserException naming the option to be left out
     */
    public static void requireWindows(
            String file, List<SegmentFormat> formats, SegmentOptions options, boolean refined) {
        String mosaic = file + " is a mosaic, which is segmented in windows; ";
        formats.stream().filter(each -> !FORMATS.contains(each)).findFirst().ifPresent(each -> {
            throw new UserException(mosaic + "--format " + each
                    + " is not written of these: take geotiff, masks, colors or confidence, or raise --mosaic-above");
        });
        if (!options.scales().equals(List.of(1.0))) {
            throw new UserException(mosaic
                    + "leave --scale out, and resample the mosaic instead, e.g. by gdal_translate -outsize 50% 50%");
        }
        if (refined) {
            throw new UserException(mosaic + "leave --refine out, since regions may reach over many windows");
        }
    }
}
