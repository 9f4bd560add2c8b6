package org.areogan.terrain.paste;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Gain;
import org.areogan.terrain.pixels.Grey;

/** A real pair into which pieces of a rare class are put. */
final class Canvas {
    /** Of a piece's pixel at its edge. */
    private static final float LEAST_OPACITY = 0.6f;

    /** Nothing on a stone is white, as only what the camera cannot resolve is. */
    private static final float BRIGHTEST = 0.95f;

    private final int height;
    private final int width;
    private final float[] before;
    private final float[] grey;
    private final byte[] ids;
    private final ClassSet classes;
    private final int rare;

    /** @param rare id of the class that is put in */
    Canvas(Sample ground, ClassSet classes, int rare) {
        this.height = ground.frame().height();
        this.width = ground.frame().width();
        this.before = ground.frame().grey();
        this.grey = before.clone();
        this.ids = ground.mask().ids().clone();
        this.classes = classes;
        this.rare = rare;
    }

    /** Whether a pixel is ground that a piece can lie on: a scored class other than the rare one. */
    boolean isGround(int row, int column) {
        return isGround(row * width + column);
    }

    private boolean isGround(int place) {
        int id = ids[place] & 0xff;
        return id != rare && classes.isScored(id) && grey[place] > Grey.BLACK;
    }

    /** The class at a place, or the no-label value. */
    int id(int row, int column) {
        return ids[row * width + column] & 0xff;
    }

    /**
     * Puts a piece in, made as bright as its new surroundings, with a soft edge and its shadow. Whatever is no ground
     * stands before it.
     *
     * @param top row of the canvas at which the piece's first row lies; what falls outside is cut off
     * @param left likewise
     */
    void put(Instance piece, int top, int left) {
        float gain = gain(piece, top, left);
        Grey opacity = piece.inside().softened();
        Grey shadow = piece.shadow().softened();
        for (int row = 0; row < piece.grey().height(); row++) {
            for (int column = 0; column < piece.grey().width(); column++) {
                int targetRow = top + row;
                int targetColumn = left + column;
                if (!holds(targetRow, targetColumn)) {
                    continue;
                }
                int place = targetRow * width + targetColumn;
                float value = piece.grey().at(row, column) * gain;
                float shade = shadow.at(row, column);
                if (isGround(place)) {
                    boolean inside = piece.isInside(row, column);
                    blend(place, value, opacity(opacity.at(row, column), inside), shade);
                    ids[place] = inside ? (byte) rare : ids[place];
                } else if (!piece.isInside(row, column) && takesShadow(place)) {
                    blend(place, value, 0, shade);
                }
            }
        }
    }

    private boolean holds(int row, int column) {
        return row >= 0 && column >= 0 && row < height && column < width;
    }

    private static float opacity(float softened, boolean inside) {
        return inside ? Math.max(LEAST_OPACITY, softened) : softened;
    }

    /** Neither the black border nor the sky: light falls on ground. */
    private boolean takesShadow(int place) {
        return grey[place] > Grey.BLACK && !classes.isBackground(ids[place] & 0xff);
    }

    private void blend(int place, float value, float alpha, float shade) {
        float shaded = grey[place] * Math.min(1, shade);
        grey[place] = Math.max(0, Math.min(1, shaded * (1 - alpha) + value * alpha));
    }

    /** How much brighter the ground under the piece is than the ground that it was cut from. */
    private float gain(Instance piece, int top, int left) {
        float[] values = new float[piece.grey().values().length];
        int count = 0;
        for (int row = 0; row < piece.grey().height(); row++) {
            for (int column = 0; column < piece.grey().width(); column++) {
                int targetRow = top + row;
                int targetColumn = left + column;
                if (holds(targetRow, targetColumn) && isGround(targetRow, targetColumn)) {
                    values[count++] = grey[targetRow * width + targetColumn];
                }
            }
        }
        float unsaturated = BRIGHTEST / Math.max(BRIGHTEST / Gain.BRIGHTEST, brightest(piece));
        return Math.min(unsaturated, Gain.between(Grey.median(Arrays.copyOf(values, count)), piece.surroundings()));
    }

    private static float brightest(Instance piece) {
        float brightest = 0;
        for (int i = 0; i < piece.grey().values().length; i++) {
            if (piece.inside().values()[i] > 0.5f) {
                brightest = Math.max(brightest, piece.grey().values()[i]);
            }
        }
        return brightest;
    }

    /** Pixels of the rare class. */
    int rarePixels() {
        return ClassPixels.count(ids, rare);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Where the frame is no longer that of the real pair. */
    boolean[] changed() {
        boolean[] changed = new boolean[grey.length];
        for (int place = 0; place < grey.length; place++) {
            changed[place] = grey[place] != before[place];
        }
        return changed;
    }

    Sample sample() {
        return new Sample(new Frame(height, width, grey.clone()), new Mask(height, width, ids.clone()));
    }
}
