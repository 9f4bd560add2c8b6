package org.areogan.terrain.pixels;

import java.util.Arrays;
import org.areogan.terrain.Mask;

/** Divides a mask into pieces: connected pixels of one value, numbered in the order of their first pixels, row by row. */
public final class ConnectedPixels {
    private static final int NONE = -1;

    private final Mask mask;
    private final Neighbours neighbours;
    private final int[] pieces;
    private final int[] waiting;
    private int count;

    /** Which pixels touch each other. */
    public enum Neighbours {
        /** Those that have a side in common. */
        SIDES,
        /** Those that have a side or a corner in common. */
        SIDES_AND_CORNERS
    }

    private ConnectedPixels(Mask mask, Neighbours neighbours) {
        this.mask = mask;
        this.neighbours = neighbours;
        pieces = new int[mask.ids().length];
        waiting = new int[pieces.length];
        Arrays.fill(pieces, NONE);
    }

    /** All pieces of all values. */
    public static ConnectedPixels of(Mask mask, Neighbours neighbours) {
        ConnectedPixels connected = new ConnectedPixels(mask, neighbours);
        for (int pixel = 0; pixel < connected.pieces.length; pixel++) {
            if (connected.pieces[pixel] == NONE) {
                connected.flood(pixel);
            }
        }
        return connected;
    }

    /** The number, from 0, of the piece of a pixel. The pixel is told as {@code row * width + column}. */
    public int piece(int pixel) {
        return pieces[pixel];
    }

    /** How many pieces there are. */
    public int count() {
        return count;
    }

    private void flood(int first) {
        int piece = count++;
        pieces[first] = piece;
        waiting[0] = first;
        int left = 1;
        while (left > 0) {
            int pixel = waiting[--left];
            int row = pixel / mask.width();
            int column = pixel % mask.width();
            for (int y = Math.max(0, row - 1); y <= Math.min(mask.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(mask.width() - 1, column + 1); x++) {
                    int other = y * mask.width() + x;
                    boolean touches = neighbours == Neighbours.SIDES_AND_CORNERS || y == row || x == column;
                    if (touches && pieces[other] == NONE && mask.ids()[other] == mask.ids()[first]) {
                        pieces[other] = piece;
                        waiting[left++] = other;
                    }
                }
            }
        }
    }
}
