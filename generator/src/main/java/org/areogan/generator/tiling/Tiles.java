package org.areogan.generator.tiling;

import java.util.Arrays;
import java.util.List;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.tiling.Tiling.Span;
import org.areogan.terrain.Frame;

/**
 * Looks at frames in overlapping tiles, a row of them after the other from the top. What later tiles have no say in is handed
 * on at once, so that no more than one row of tiles is held.
 */
public final class Tiles {
    private final List<Network> networks;
    private final int classes;
    private final boolean flips;
    private final int side;

    /**
     * @param networks whose probabilities are averaged; all get the same tiles, which begin at multiples of what any of them
     *     pools over and overlap as far as any of them reaches
     * @param flips whether each tile is also looked at reversed
     * @param side of a tile in pixels
     */
    Tiles(List<Network> networks, int classes, boolean flips, int side) {
        this.networks = networks;
        this.classes = classes;
        this.flips = flips;
        this.side = side;
    }

    /** Hands on what the networks say of a frame on average. */
    public void look(Frame frame, RowSink sink) {
        // All multiples are powers of two, so that the largest is a multiple of the others.
        int multiple = networks.stream().mapToInt(Network::multiple).max().orElseThrow();
        int reach = networks.stream().mapToInt(Network::reach).max().orElseThrow();
        List<Normalization> applied =
                networks.stream().map(each -> each.normalization(frame)).toList();
        Tiling tiling = Tiling.of(frame, multiple, reach, side);
        List<float[]> down = tiling.shares(tiling.rows());
        List<float[]> across = tiling.shares(tiling.columns());
        Band band = new Band(tiling.rows().get(0).length(), frame.width(), classes);
        for (int row = 0; row < tiling.rows().size(); row++) {
            Span rows = tiling.rows().get(row);
            for (int column = 0; column < tiling.columns().size(); column++) {
                Span columns = tiling.columns().get(column);
                float[] share = across.get(column);
                band.add(rows, down.get(row), columns, share, said(Tiling.cut(frame, rows, columns), applied));
                if (flips) {
                    Span reversed = columns.reversed(frame.width());
                    float[] said = mirrored(Tiling.cut(frame, rows, reversed), applied);
                    band.add(rows, down.get(row), reversed, backwards(share), said);
                }
            }
            boolean last = row + 1 == tiling.rows().size();
            band.handOn(last ? frame.height() : tiling.rows().get(row + 1).from() + reach, sink);
        }
    }

    /** The tile's part in the average of all looks: [height, width, classes] flattened. */
    private float[] said(Frame tile, List<Normalization> applied) {
        float[] sum = new float[0];
        for (int i = 0; i < networks.size(); i++) {
            float[] said =
                    networks.get(i).probabilities(List.of(tile), applied.get(i)).get(0);
            if (i == 0) {
                sum = said;
            } else {
                Averages.add(sum, said);
            }
        }
        Averages.divide(sum, networks.size() * (flips ? 2 : 1));
        return sum;
    }

    private float[] mirrored(Frame tile, List<Normalization> applied) {
        return Resampling.mirrored(said(Resampling.mirrored(tile), applied), tile.height(), tile.width(), classes);
    }

    private static float[] backwards(float[] values) {
        float[] backwards = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            backwards[at] = values[values.length - 1 - at];
        }
        return backwards;
    }

    /** The rows of a frame that are being worked on. */
    private static final class Band {
        private final int width;
        private final int classes;
        private final float[] sums;

        /** The frame's row that is the band's first one. */
        private int top;

        Band(int rows, int width, int classes) {
            this.width = width;
            this.classes = classes;
            sums = new float[Math.multiplyExact(Math.multiplyExact(rows, width), classes)];
        }

        /** Adds what is said of a tile, as much as its share is. Above the band it has none. */
        void add(Span rows, float[] down, Span columns, float[] across, float[] said) {
            for (int row = Math.max(0, top - rows.from()); row < down.length; row++) {
                if (down[row] > 0) {
                    int to = ((rows.from() + row - top) * width + columns.from()) * classes;
                    int from = row * across.length * classes;
                    for (int at = 0; at < across.length * classes; at++) {
                        sums[to + at] += down[row] * across[at / classes] * said[from + at];
                    }
                }
            }
        }

        /** Hands on all rows above this one of the frame. */
        void handOn(int end, RowSink sink) {
            int length = (end - top) * width * classes;
            sink.take(sums, length);
            System.arraycopy(sums, length, sums, 0, sums.length - length);
            Arrays.fill(sums, sums.length - length, sums.length, 0);
            top = end;
        }
    }
}
