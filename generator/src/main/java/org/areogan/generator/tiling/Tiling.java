package org.areogan.generator.tiling;

import java.util.ArrayList;
import java.util.List;
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

        /** The same pixels of a frame that is reversed. */
        Span reversed(int size) {
            return new Span(size - from - length, length, cutAfter, cutBefore);
        }

        float[] weights(int reach) {
            float[] weights = new float[length];
            for (int place = 0; place < length; place++) {
                weights[place] = weight(place, reach);
            }
            return weights;
        }
    }

    /**
     * @param multiple what the networks' sides are multiples of
     * @param reach of the networks
     * @param side of a tile; longer where the reach needs it
     */
    static Tiling of(Frame frame, int multiple, int reach, int side) {
        return new Tiling(
                spans(frame.height(), side, reach, multiple), spans(frame.width(), side, reach, multiple), reach);
    }

    /**
     * Tiles begin at multiples, as the whole does, so that pooling sees the same pixels together. All need the same padded
     * size, so that one predictor is enough, whose memory is used again.
     */
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
        from = Math.max(0, (size - length + multiple - 1) / multiple * multiple);
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

    /** What share each tile along one side has in each of its own pixels; the shares in a pixel sum to 1. */
    List<float[]> shares(List<Span> spans) {
        Span last = spans.get(spans.size() - 1);
        float[] sums = new float[last.from() + last.length()];
        List<float[]> shares = spans.stream().map(span -> span.weights(reach)).toList();
        for (int i = 0; i < shares.size(); i++) {
            for (int place = 0; place < shares.get(i).length; place++) {
                sums[spans.get(i).from() + place] += shares.get(i)[place];
            }
        }
        for (int i = 0; i < shares.size(); i++) {
            for (int place = 0; place < shares.get(i).length; place++) {
                shares.get(i)[place] /= sums[spans.get(i).from() + place];
            }
        }
        return shares;
    }
}
