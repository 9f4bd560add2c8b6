package org.areogan.synth;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/** A real pair into which pieces of a rare class are put. */
final class Canvas {
    /** Darker pixels belong to the black border of a panorama. */
    private static final float BLACK = 0.02f;

    private static final float DARKEST_GAIN = 0.5f;
    private static final float BRIGHTEST_GAIN = 2;

    private final int height;
    private final int width;
    private final float[] grey;
    private final byte[] ids;
    private final boolean[] changed;
    private final ClassSet classes;
    private final int rare;

    /** @param rare id of the class that is put in */
    Canvas(Sample ground, ClassSet classes, int rare) {
        this.height = ground.frame().height();
        this.width = ground.frame().width();
        this.grey = ground.frame().grey().clone();
        this.ids = ground.mask().ids().clone();
        this.changed = new boolean[grey.length];
        this.classes = classes;
        this.rare = rare;
    }

    /** Whether a pixel is ground that a piece can lie on: a scored class other than the rare one. */
    boolean isGround(int row, int column) {
        int id = ids[row * width + column] & 0xff;
        return id < classes.size() && id != rare && classes.get(id).scored() && grey[row * width + column] > BLACK;
    }

    /** The class at a place, or the no-label value. */
    int id(int row, int column) {
        return ids[row * width + column] & 0xff;
    }

    /**
     * Puts a piece in, made as bright as its new surroundings, with a soft edge and its shadow.
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
                if (holds(targetRow, targetColumn)) {
                    float alpha = piece.isInside(row, column)
                            ? Math.max(0.6f, opacity.at(row, column))
                            : opacity.at(row, column);
                    int place = targetRow * width + targetColumn;
                    if (alpha > 0 || shadow.at(row, column) < 1) {
                        blend(place, piece.grey().at(row, column) * gain, alpha, shadow.at(row, column));
                    }
                    if (piece.isInside(row, column)) {
                        ids[place] = (byte) rare;
                    }
                }
            }
        }
    }

    private boolean holds(int row, int column) {
        return row >= 0 && column >= 0 && row < height && column < width;
    }

    /** Neither the black border nor the sky is shaded or softened into: light falls on ground. */
    private void blend(int place, float value, float alpha, float shade) {
        int id = ids[place] & 0xff;
        if (grey[place] <= BLACK || (id < classes.size() && !classes.get(id).scored() && alpha < 0.5f)) {
            return;
        }
        float shaded = grey[place] * Math.min(1, shade);
        grey[place] = Math.max(0, Math.min(1, shaded * (1 - alpha) + value * alpha));
        changed[place] = true;
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
        if (count == 0) {
            return 1;
        }
        float ratio = Grey.median(Arrays.copyOf(values, count)) / piece.surroundings();
        return Math.max(DARKEST_GAIN, Math.min(BRIGHTEST_GAIN, ratio));
    }

    /** Pixels of the rare class. */
    int rarePixels() {
        int count = 0;
        for (byte id : ids) {
            count += (id & 0xff) == rare ? 1 : 0;
        }
        return count;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Where the frame is no longer that of the real pair. */
    boolean[] changed() {
        return changed.clone();
    }

    Sample sample() {
        return new Sample(new Frame(height, width, grey.clone()), new Mask(height, width, ids.clone()));
    }
}
