package org.areogan.generator;

import java.io.Serializable;
import java.util.List;
import org.areogan.files.UserException;

/**
 * How a segmenter looks at a frame. Probabilities of all looks are averaged.
 *
 * @param scales factors on height and width of what the networks are shown, above 0; {@link #AUTO} lets the networks choose
 *     for each frame. Rocks are best found where they have about the size that they had in training
 * @param flips whether each frame is also looked at from left to right reversed
 * @param whole frames of more than whole x whole pixels are looked at in overlapping tiles
 * @param tile side of these tiles, at least {@link #SMALLEST_TILE} and at most whole; what memory is needed grows with its
 *     square, and the smaller they are the more of their pixels overlap
 * @param probabilities whether predictions keep the probabilities of all classes at all pixels
 */
public record SegmentOptions(List<Double> scales, boolean flips, int whole, int tile, boolean probabilities)
        implements Serializable {
    /** Among the scales: the one of 1, 1/2, 1/4 and 1/8 at which the networks are surest, for each frame by itself. */
    public static final double AUTO = 0;

    public static final int SMALLEST_TILE = 512;

    /** Once, at its own size, frames of up to a megapixel whole and larger ones in tiles of 704x704. */
    public static final SegmentOptions STANDARD = new SegmentOptions(List.of(1.0), false, 1024, 704, true);

    private static final double SMALLEST_SCALE = 1.0 / 64;
    private static final double LARGEST_SCALE = 16;

    /** Of predictions that keep their probabilities; frames are looked at whole up to the size of a tile. */
    public SegmentOptions(List<Double> scales, boolean flips, int tile) {
        this(scales, flips, tile, tile, true);
    }

    public SegmentOptions {
        scales = List.copyOf(scales);
        if (scales.isEmpty()) {
            throw new UserException("no scale is given; give one, such as 1");
        }
        for (double scale : scales) {
            if (scale != AUTO && !(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
                throw new UserException(
                        "scale " + scale + " is not between " + SMALLEST_SCALE + " and " + LARGEST_SCALE);
            }
        }
        if (tile < SMALLEST_TILE) {
            throw new UserException("tiles must have a side of at least " + SMALLEST_TILE + " pixels, got " + tile);
        }
        if (whole < tile) {
            throw new UserException("tiles of a side of " + tile + " pixels are larger than what is looked at whole, "
                    + whole + "x" + whole);
        }
    }

    /** The same with other scales. */
    public SegmentOptions withScales(Double... others) {
        return new SegmentOptions(List.of(others), flips, whole, tile, probabilities);
    }

    /** The same, with or without the reversed frame. */
    public SegmentOptions withFlips(boolean also) {
        return new SegmentOptions(scales, also, whole, tile, probabilities);
    }

    /** The same with tiles of another side; frames are looked at whole up to that size. */
    public SegmentOptions withTile(int side) {
        return new SegmentOptions(scales, flips, side, side, probabilities);
    }

    /**
     * The same for predictions of mask and confidence alone. At the usual scale of 1 a frame that is looked at in tiles is then
     * segmented from the top down, and no more than one row of tiles is held at a time, with several networks and with the
     * reversed frame too. Other scales are averaged over the whole frame, so they need as much memory while they look.
     */
    public SegmentOptions withoutProbabilities() {
        return new SegmentOptions(scales, flips, whole, tile, false);
    }
}
