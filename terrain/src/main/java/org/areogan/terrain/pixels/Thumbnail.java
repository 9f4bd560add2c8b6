package org.areogan.terrain.pixels;

import org.areogan.terrain.Frame;

/**
 * A frame shrunk to 16 by 32, by which frames are compared.
 *
 * @param values grey, 0 to 1, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Thumbnail(float[] values) {
    private static final int ROWS = 16;
    private static final int COLUMNS = 32;

    public static Thumbnail of(Frame frame) {
        return new Thumbnail(new Grey(frame.height(), frame.width(), frame.grey())
                .resized(ROWS, COLUMNS)
                .values());
    }

    /** Root of the mean squared difference of grey, 0 to 1. */
    public double distance(Thumbnail other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - other.values[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum / values.length);
    }
}
