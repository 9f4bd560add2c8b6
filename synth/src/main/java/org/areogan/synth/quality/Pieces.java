package org.areogan.synth.quality;

import org.areogan.terrain.Mask;

/** Finds the connected pieces of a mask: pixels of one value that touch each other at their sides. */
final class Pieces {
    private final Mask mask;
    private final boolean[] seen;
    private final int[] waiting;
    private int waitingCount;

    private Pieces(Mask mask) {
        this.mask = mask;
        this.seen = new boolean[mask.ids().length];
        this.waiting = new int[seen.length];
    }

    /** Is told of each piece. */
    @FunctionalInterface
    interface Visitor {
        /** @param value that its pixels have in the mask, 0 to 255 */
        void piece(int value, int area);
    }

    /** In the order of their first pixels. */
    static void forEach(Mask mask, Visitor visitor) {
        Pieces pieces = new Pieces(mask);
        for (int pixel = 0; pixel < pieces.seen.length; pixel++) {
            if (!pieces.seen[pixel]) {
                visitor.piece(mask.ids()[pixel] & 0xff, pieces.flood(pixel));
            }
        }
    }

    private int flood(int first) {
        int width = mask.width();
        byte value = mask.ids()[first];
        int area = 0;
        visit(first, value);
        while (waitingCount > 0) {
            int pixel = waiting[--waitingCount];
            area++;
            int column = pixel % width;
            if (pixel >= width) {
                visit(pixel - width, value);
            }
            if (pixel + width < seen.length) {
                visit(pixel + width, value);
            }
            if (column > 0) {
                visit(pixel - 1, value);
            }
            if (column + 1 < width) {
                visit(pixel + 1, value);
            }
        }
        return area;
    }

    private void visit(int pixel, byte value) {
        if (!seen[pixel] && mask.ids()[pixel] == value) {
            seen[pixel] = true;
            waiting[waitingCount++] = pixel;
        }
    }
}
