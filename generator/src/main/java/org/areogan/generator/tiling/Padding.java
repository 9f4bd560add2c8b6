package org.areogan.generator.tiling;

import java.util.Arrays;
import java.util.List;
import org.areogan.engine.HostValues;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Frame;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The size that frames are brought to, because a U-Net takes only multiples of a number: the last row and column are
 * repeated below and to the right, and cropped away from what comes out.
 */
public record Padding(int height, int width) {
    public static Padding of(Frame frame, int multiple) {
        return of(frame.height(), frame.width(), multiple);
    }

    public static Padding of(int height, int width, int multiple) {
        return new Padding(up(height, multiple), up(width, multiple));
    }

    private static int up(int size, int multiple) {
        return Math.multiplyExact((size - 1) / multiple + 1, multiple);
    }

    public int pixels() {
        return Math.multiplyExact(height, width);
    }

    /** The normalised frames [batch, height, width, 1]; the caller closes them. */
    public INDArray batch(List<Frame> frames, Normalization normalization, DataType type) {
        float[] values = new float[Math.multiplyExact(frames.size(), pixels())];
        int at = 0;
        for (Frame frame : frames) {
            float[] grey = frame.grey();
            Normalization own = normalization.of(grey);
            for (int row = 0; row < height; row++) {
                int from = Math.min(row, frame.height() - 1) * frame.width();
                for (int column = 0; column < frame.width(); column++) {
                    values[at + column] = own.apply(grey[from + column]);
                }
                Arrays.fill(values, at + frame.width(), at + width, values[at + frame.width() - 1]);
                at += width;
            }
        }
        return HostValues.array(values, type, frames.size(), height, width, 1);
    }

    /**
     * The part of a batch's values that is one frame's own: [rows, columns, channels] flattened.
     *
     * @param values [batch, padded height, padded width, channels] flattened
     * @param place of the frame in the batch
     */
    public float[] crop(int rows, int columns, float[] values, int place, int channels) {
        int length = Math.multiplyExact(Math.multiplyExact(rows, columns), channels);
        if (values.length == length) {
            return values;
        }
        float[] own = new float[length];
        for (int row = 0; row < rows; row++) {
            int from = ((place * height + row) * width) * channels;
            System.arraycopy(values, from, own, row * columns * channels, columns * channels);
        }
        return own;
    }
}
