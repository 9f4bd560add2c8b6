package org.areogan.synth.paint;

import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Component;

/** A real mask that is being edited. */
final class MaskEdit {
    /** Share of a shape that must be inside the frame, and of that on ground. */
    private static final double VISIBLE = 0.6;

    private static final double ON_GROUND = 0.95;

    private final int height;
    private final int width;
    private final byte[] before;
    private final byte[] ids;
    private final ClassSet classes;
    private final int rare;

    /** @param rare id of the class whose shapes are put in and taken out */
    MaskEdit(Mask mask, ClassSet classes, int rare) {
        this.height = mask.height();
        this.width = mask.width();
        this.before = mask.ids();
        this.ids = mask.ids().clone();
        this.classes = classes;
        this.rare = rare;
    }

    /** Whether a shape may lie on a pixel: a scored class other than the rare one; never sky, never what has no label. */
    private boolean isGround(int pixel) {
        int id = ids[pixel] & 0xff;
        return id != rare && classes.isScored(id);
    }

    /**
     * Puts a shape in, where enough of it lies inside the frame and on ground. Pixels that are no ground stay as they
     * are.
     *
     * @param rows of the shape after scaling, 1 or above
     * @param columns likewise
     * @param top row of the mask at which the shape's first row lies; may be outside
     * @param left likewise
     * @return whether it was put in
     */
    boolean put(Component shape, int rows, int columns, boolean mirrored, int top, int left) {
        boolean[] here = new boolean[ids.length];
        int all = 0;
        int seen = 0;
        int grounded = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int fromColumn = (mirrored ? columns - 1 - column : column) * shape.width() / columns;
                if (!shape.inside()[row * shape.height() / rows * shape.width() + fromColumn]) {
                    continue;
                }
                all++;
                int y = top + row;
                int x = left + column;
                if (y >= 0 && x >= 0 && y < height && x < width) {
                    seen++;
                    if (isGround(y * width + x)) {
                        grounded++;
                        here[y * width + x] = true;
                    }
                }
            }
        }
        if (grounded == 0 || seen < VISIBLE * all || grounded < ON_GROUND * seen) {
            return false;
        }
        for (int pixel = 0; pixel < ids.length; pixel++) {
            if (here[pixel]) {
                ids[pixel] = (byte) rare;
            }
        }
        return true;
    }

    /** Takes a shape out: its pixels become the ground that most of its neighbours are. */
    void remove(Component shape) {
        byte ground = groundAround(shape);
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                if (shape.inside()[row * shape.width() + column]) {
                    ids[(shape.top() + row) * width + shape.left() + column] = ground;
                }
            }
        }
    }

    private byte groundAround(Component shape) {
        int[] votes = new int[classes.size()];
        int best = -1;
        for (int row = Math.max(0, shape.top() - 1); row < Math.min(height, shape.bottom() + 1); row++) {
            for (int column = Math.max(0, shape.left() - 1); column < Math.min(width, shape.right() + 1); column++) {
                if (isGround(row * width + column)) {
                    int id = ids[row * width + column] & 0xff;
                    votes[id]++;
                    best = best < 0 || votes[id] > votes[best] ? id : best;
                }
            }
        }
        return (byte) (best < 0 ? classes.noLabel() : best);
    }

    /** Takes over another mask of the same size, such as the two that were joined. */
    void replace(Mask mask) {
        System.arraycopy(mask.ids(), 0, ids, 0, ids.length);
    }

    int rarePixels() {
        return ClassPixels.count(ids, rare);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    Mask mask() {
        return new Mask(height, width, ids.clone());
    }

    /** Where the mask is no longer the real one. */
    boolean[] edited() {
        boolean[] edited = new boolean[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            edited[pixel] = ids[pixel] != before[pixel];
        }
        return edited;
    }
}
