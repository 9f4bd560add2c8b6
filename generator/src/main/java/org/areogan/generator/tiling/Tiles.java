package org.areogan.generator.tiling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.tiling.Tiling.Span;
import org.areogan.terrain.Frame;

/**
 * Looks at frames in overlapping tiles, a row of them after the other from the top, each from the left. What later tiles have no
 * say in is handed on at once, so that little more than a tile is held.
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
    public void look(Frame frame, PixelSink sink) {
        // All multiples are powers of two, so that the largest is a multiple of the others.
        int multiple = networks.stream().mapToInt(Network::multiple).max().orElseThrow();
        int reach = networks.stream().mapToInt(Network::reach).max().orElseThrow();
        List<Normalization> applied =
                networks.stream().map(each -> each.normalization(frame)).toList();
        Tiling tiling = Tiling.of(frame, multiple, reach, side);
        List<Span> columns = tiling.columns();
        // From the left, as the others.
        List<Span> reversed = backwards(columns).stream()
                .map(span -> span.reversed(frame.width()))
                .toList();
        List<float[]> down = tiling.shares(tiling.rows());
        List<float[]> across = tiling.shares(columns);
        List<float[]> acrossReversed =
                backwards(across).stream().map(Tiles::backwards).toList();
        PixelSums sums = new PixelSums(frame.width(), classes, sink);
        for (int row = 0; row < tiling.rows().size(); row++) {
            Span rows = tiling.rows().get(row);
            int bottom = begins(tiling.rows(), row + 1, frame.height(), reach);
            for (int column = 0; column < columns.size(); column++) {
                Span seen = columns.get(column);
                float[] said = said(Tiling.cut(frame, rows, seen), applied);
                sums.add(rows, down.get(row), seen, across.get(column), said);
                int right = begins(columns, column + 1, frame.width(), reach);
                if (flips) {
                    Span other = reversed.get(column);
                    float[] back = mirrored(Tiling.cut(frame, rows, other), applied);
                    sums.add(rows, down.get(row), other, acrossReversed.get(column), back);
                    right = Math.min(right, begins(reversed, column + 1, frame.width(), reach));
                }
                sums.settle(right, bottom);
            }
        }
    }

    /** Where the say of a tile begins; the end of the frame where there is no such tile. */
    private static int begins(List<Span> spans, int index, int end, int reach) {
        return index == spans.size() ? end : spans.get(index).from() + reach;
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

    private static <T> List<T> backwards(List<T> values) {
        List<T> backwards = new ArrayList<>(values);
        Collections.reverse(backwards);
        return backwards;
    }

    private static float[] backwards(float[] values) {
        float[] backwards = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            backwards[at] = values[values.length - 1 - at];
        }
        return backwards;
    }
}
