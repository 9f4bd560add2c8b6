package org.areogan.program.segment.formats;

import java.util.function.IntToDoubleFunction;

/**
 * How many pixels have which class.
 *
 * @param counts of each class
 * @param pixels all of them, with those that have no label
 * @param confidence sum over those with a label of how probable the most probable class is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AreaTally(long[] counts, long pixels, double confidence) {
    /** @param sure how probable the most probable class of a pixel is */
    public static AreaTally of(byte[] ids, IntToDoubleFunction sure, int classes) {
        long[] counts = new long[classes];
        double confidence = 0;
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = ids[pixel] & 0xff;
            if (id < classes) {
                counts[id]++;
                confidence += sure.applyAsDouble(pixel);
            }
        }
        return new AreaTally(counts, ids.length, confidence);
    }

    /** Of both together. */
    public AreaTally plus(AreaTally other) {
        long[] sums = counts.clone();
        for (int id = 0; id < sums.length; id++) {
            sums[id] += other.counts[id];
        }
        return new AreaTally(sums, pixels + other.pixels, confidence + other.confidence);
    }

    /** How many pixels have a label. */
    public long labelled() {
        long labelled = 0;
        for (long count : counts) {
            labelled += count;
        }
        return labelled;
    }
}
