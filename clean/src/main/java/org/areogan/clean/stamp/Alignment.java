package org.areogan.clean.stamp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one frame has in common with another that was turned and moved.
 *
 * @param agreeing which pixels of the first frame the other shows too, with all their neighbours, row by row
 * @param textured how many of these are no part of a plain area, where pixels agree by chance
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Alignment(boolean[] agreeing, int textured) {
    /** Pixels agree that differ by no more than 6 of 255: what is stamped may have been compressed afterwards. */
    private static final float TOLERANCE = 6.5f / 255;

    /** From here on a pixel's neighbourhood is no plain area. */
    private static final float TEXTURE = 3f / 255;

    private static final int PEAKS = 4;

    /**
     * The best of the turned and moved views of the other frame. Where to move it is told by phase correlation, which has
     * peaks where something is the same whatever lies around it.
     *
     * @param one the first frame
     * @param detail the spectrum of its fine detail, with room for twice its size
     * @param other views of the other frame
     */
    static Alignment best(Stamp one, Spectrum detail, List<Stamp> other) {
        Alignment best = new Alignment(new boolean[one.grey().length], 0);
        for (Stamp view : other) {
            Spectrum moved = detail.correlation(StampLearner.detail(view, detail.rows(), detail.columns()), true);
            for (int[] shift : peaks(moved)) {
                Alignment found = at(one, view, shift[0], shift[1]);
                best = found.textured > best.textured ? found : best;
            }
        }
        return best;
    }

    /** Rows and columns by which the other frame is moved down and to the right. */
    private static List<int[]> peaks(Spectrum correlation) {
        List<int[]> highest = new ArrayList<>();
        Comparator<int[]> byHeight =
                Comparator.comparingDouble(peak -> -correlation.real()[peak[0]][peak[1]]);
        for (int row = 0; row < correlation.rows(); row++) {
            for (int column = 0; column < correlation.columns(); column++) {
                int[] here = {row, column};
                if (highest.size() < PEAKS || byHeight.compare(here, highest.get(PEAKS - 1)) < 0) {
                    highest.add(here);
                    highest.sort(byHeight);
                    if (highest.size() > PEAKS) {
                        highest.remove(PEAKS);
                    }
                }
            }
        }
        return highest.stream()
                .map(peak -> new int[] {signed(peak[0], correlation.rows()), signed(peak[1], correlation.columns())})
                .toList();
    }

    private static int signed(int shift, int size) {
        return shift > size / 2 ? shift - size : shift;
    }

    private static Alignment at(Stamp one, Stamp other, int down, int right) {
        boolean[] same = new boolean[one.grey().length];
        for (int row = Math.max(0, down); row < Math.min(one.height(), other.height() + down); row++) {
            for (int column = Math.max(0, right); column < Math.min(one.width(), other.width() + right); column++) {
                float difference = one.grey()[row * one.width() + column]
                        - other.grey()[(row - down) * other.width() + column - right];
                same[row * one.width() + column] = Math.abs(difference) <= TOLERANCE;
            }
        }
        boolean[] agreeing = new boolean[same.length];
        int textured = 0;
        for (int row = 1; row < one.height() - 1; row++) {
            for (int column = 1; column < one.width() - 1; column++) {
                int pixel = row * one.width() + column;
                agreeing[pixel] = allAround(same, pixel, one.width());
                textured += agreeing[pixel] && range(one, pixel) > TEXTURE ? 1 : 0;
            }
        }
        return new Alignment(agreeing, textured);
    }

    private static boolean allAround(boolean[] same, int pixel, int width) {
        for (int above = pixel - width; above <= pixel + width; above += width) {
            if (!(same[above - 1] && same[above] && same[above + 1])) {
                return false;
            }
        }
        return true;
    }

    private static float range(Stamp frame, int pixel) {
        float least = 1;
        float most = 0;
        for (int above = pixel - frame.width(); above <= pixel + frame.width(); above += frame.width()) {
            for (int near = above - 1; near <= above + 1; near++) {
                least = Math.min(least, frame.grey()[near]);
                most = Math.max(most, frame.grey()[near]);
            }
        }
        return most - least;
    }
}
