package org.areogan.generator.tiling;

import java.util.Arrays;
import org.areogan.generator.tiling.Tiling.Span;

/**
 * Sums of what tiles say, of those pixels of a frame alone that a later tile has a say in, too: by blocks of columns, each with
 * the rows that some tile has spoken of.
 */
final class PixelSums {
    private static final int BLOCK = 64;

    private final int width;
    private final int classes;
    private final PixelSink sink;

    /** [rows, {@link #BLOCK}, classes] each. */
    private final float[][] blocks;

    /** The first row of the blocks that are not settled. */
    private int top;

    /** How many blocks, from the left, are settled for this row of tiles; their first row is that of the next one. */
    private int settled;

    PixelSums(int width, int classes, PixelSink sink) {
        this.width = width;
        this.classes = classes;
        this.sink = sink;
        blocks = new float[(width + BLOCK - 1) / BLOCK][0];
    }

    /** Adds what is said of a tile, as much as its share is. In settled pixels it has none. */
    void add(Span rows, float[] down, Span columns, float[] across, float[] said) {
        int end = rows.length();
        while (down[end - 1] == 0) {
            end--;
        }
        int right = columns.from() + columns.length();
        for (int block = Math.max(settled, columns.from() / BLOCK); block * BLOCK < right; block++) {
            int first = Math.max(columns.from(), block * BLOCK);
            int last = Math.min(right, (block + 1) * BLOCK);
            float[] sums = room(block, rows.from() + end - top);
            for (int row = Math.max(0, top - rows.from()); row < end; row++) {
                int to = ((rows.from() + row - top) * BLOCK + first % BLOCK) * classes;
                int from = (row * columns.length() + first - columns.from()) * classes;
                for (int column = first; column < last; column++) {
                    float share = down[row] * across[column - columns.from()];
                    for (int id = 0; id < classes; id++) {
                        sums[to++] += share * said[from++];
                    }
                }
            }
        }
    }

    private float[] room(int block, int rows) {
        int needed = Math.multiplyExact(rows, BLOCK * classes);
        if (blocks[block].length < needed) {
            blocks[block] = Arrays.copyOf(blocks[block], needed);
        }
        return blocks[block];
    }

    /**
     * Hands on what no later tile has a say in.
     *
     * @param right column of the frame, before which none of this row of tiles has; the frame's width after the last one
     * @param bottom row of the frame, above which none of the next row of tiles has
     */
    void settle(int right, int bottom) {
        while (settled < blocks.length && Math.min(width, (settled + 1) * BLOCK) <= right) {
            float[] sums = blocks[settled];
            int count = Math.min(BLOCK, width - settled * BLOCK);
            for (int row = top; row < bottom; row++) {
                sink.take(row, settled * BLOCK, count, sums, (row - top) * BLOCK * classes);
            }
            blocks[settled++] = Arrays.copyOfRange(sums, (bottom - top) * BLOCK * classes, sums.length);
        }
        if (settled == blocks.length) {
            settled = 0;
            top = bottom;
        }
    }
}
