package org.areogan.generator;

import java.util.ArrayList;
import java.util.List;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.Frame;

/**
 * Overlapping tiles that together cover a frame. A tile's own edges show a network less than there is, so its say is nothing
 * within the network's reach of an edge that cuts the frame, and rises from there: where a network has no memory of a whole
 * frame (as instance norm has), tiles say exactly what the whole would.
 *
 * @param rows starts, from the top, and how many pixels each has
 * @param columns likewise, from the left
 * @param reach of the network, in pixels
 */
record Tiling(List<Span> rows, List<Span> columns, int reach) {
    /** Pixels over which one tile's say passes to the next one's. */
    private static final int RAMP = 32;

    /**
     * @param from first pixel
     * @param length pixels
     * @param cutBefore whether the frame goes on before the first one
     * @param cutAfter whether it goes on after the last one
     */
    record Span(int from, int length, boolean cutBefore, boolean cutAfter) {
        /** The say of the tile at a pixel of its own, 0 to 1. */
        private float weight(int place, int reach) {
            double weight = 1;
            if (cutBefore) {
                weight = Math.min(weight, (place - reach + 0.5) / RAMP);
            }
            if (cutAfter) {
                weight = Math.min(weight, (length - 1 - place - reach + 0.5) / RAMP);
            }
            return (float) Math.max(0, weight);
        }

        float[] weights(int reach) {
            float[] weights = new float[length];
            for (int place = 0; place < length; place++) {
                weights[place] = weight(place, reach);
            }
            return weights;
        }
    }

    static Tiling of(Frame frame, UNet.Options options, int side) {
        int multiple = options.multiple();
        int reach = options.reach();
        return new Tiling(
                spans(frame.height(), side, reach, multiple), spans(frame.width(), side, reach, multiple), reach);
    }

    /** Tiles begin at multiples, as the whole does, so that pooling sees the same pixels together. */
    private static List<Span> spans(int size, int side, int reach, int multiple) {
        int overlap = 2 * reach + RAMP;
        int length = Math.max(side, overlap + multiple) / multiple * multiple;
        int step = Math.max(multiple, (length - overlap) / multiple * multiple);
        List<Span> spans = new ArrayList<>();
        int from = 0;
        while (from + length < size) {
            spans.add(new Span(from, length, from > 0, true));
            from += step;
        }
        spans.add(new Span(from, size - from, from > 0, false));
        return List.copyOf(spans);
    }

    /** The part of a frame that a tile shows. */
    static Frame cut(Frame frame, Span rows, Span columns) {
        float[] grey = new float[rows.length() * columns.length()];
        for (int row = 0; row < rows.length(); row++) {
            System.arraycopy(
                    frame.grey(),
                    (rows.from() + row) * frame.width() + columns.from(),
                    grey,
                    row * columns.length(),
                    columns.length());
        }
        return new Frame(rows.length(), columns.length(), grey);
    }

    /**
     * Adds what a tile says to the whole, as much as it has to say.
     *
     * @param said [rows, columns, channels] of the tile, flattened
     * @param whole [height, width, channels], flattened
     * @param weights [height, width]: the says so far, added to
     */
    void blend(Span row, Span column, float[] said, int channels, float[] whole, float[] weights, int width) {
        float[] down = row.weights(reach);
        float[] across = column.weights(reach);
        for (int r = 0; r < down.length; r++) {
            for (int c = 0; c < across.length; c++) {
                float weight = down[r] * across[c];
                if (weight > 0) {
                    int pixel = (row.from() + r) * width + column.from() + c;
                    weights[pixel] += weight;
                    for (int channel = 0; channel < channels; channel++) {
                        whole[pixel * channels + channel] +=
                                weight * said[(r * across.length + c) * channels + channel];
                    }
                }
            }
        }
    }
}
