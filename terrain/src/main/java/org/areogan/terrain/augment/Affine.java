package org.areogan.terrain.augment;

import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * A straight-line-preserving map from the places of a new picture to those of the old one, in pixels with the first
 * pixel's centre at 0: {@code row = rowByRow * r + rowByColumn * c + rowOffset}, the column likewise. Frame and mask of
 * a sample are always resampled together, by the same map, so that they cannot come apart.
 */
record Affine(
        double rowByRow,
        double rowByColumn,
        double rowOffset,
        double columnByRow,
        double columnByColumn,
        double columnOffset) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** So that a place on a pixel's centre stays there in spite of rounding in sines and products. */
    private static final double SLACK = 1e-9;

    /** Left becomes right. */
    static Affine flipHorizontal(int width) {
        return new Affine(1, 0, 0, 0, -1, width - 1);
    }

    /** Top becomes bottom. */
    static Affine flipVertical(int height) {
        return new Affine(-1, 0, height - 1, 0, 1, 0);
    }

    /** Turns the picture counter-clockwise about its centre; its corners leave the frame. */
    static Affine rotate(double degrees, int height, int width) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        double row = (height - 1) / 2.0;
        double column = (width - 1) / 2.0;
        return new Affine(
                cosine, sine, row - cosine * row - sine * column, -sine, cosine, column + sine * row - cosine * column);
    }

    /**
     * Shows a window of the picture at full size; a window larger than the picture has it at a place inside.
     *
     * @param factor above 0, e.g. 2 shows half the height and width, 0.5 the picture at half its size
     * @param down where the window lies between the top (0) and the bottom (1)
     * @param right where it lies between the left (0) and the right (1)
     */
    static Affine zoom(double factor, double down, double right, int height, int width) {
        double scale = 1 / factor;
        double margin = (scale - 1) / 2;
        return new Affine(
                scale, 0, margin + down * height * (1 - scale), 0, scale, margin + right * width * (1 - scale));
    }

    /** Moves the picture so that its place (row, column) becomes the new picture's first pixel. */
    static Affine shift(int row, int column) {
        return new Affine(1, 0, row, 0, 1, column);
    }

    /** This change of the picture, then the next one. */
    Affine then(Affine next) {
        return new Affine(
                rowByRow * next.rowByRow + rowByColumn * next.columnByRow,
                rowByRow * next.rowByColumn + rowByColumn * next.columnByColumn,
                rowByRow * next.rowOffset + rowByColumn * next.columnOffset + rowOffset,
                columnByRow * next.rowByRow + columnByColumn * next.columnByRow,
                columnByRow * next.rowByColumn + columnByColumn * next.columnByColumn,
                columnByRow * next.rowOffset + columnByColumn * next.columnOffset + columnOffset);
    }

    Sample apply(Sample sample, int noLabel) {
        return apply(sample, sample.frame().height(), sample.frame().width(), noLabel);
    }

    /**
     * A new picture of this size: the frame interpolated between the four nearest pixels, the mask that of the nearest.
     * Outside the old picture the mask has no label and the frame is mirrored, which keeps its texture natural.
     */
    Sample apply(Sample sample, int height, int width, int noLabel) {
        Frame frame = sample.frame();
        byte[] oldIds = sample.mask().ids();
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                double row = snap(rowByRow * r + rowByColumn * c + rowOffset);
                double column = snap(columnByRow * r + columnByColumn * c + columnOffset);
                int nearRow = (int) Math.floor(row + 0.5 + SLACK);
                int nearColumn = (int) Math.floor(column + 0.5 + SLACK);
                boolean inside =
                        nearRow >= 0 && nearRow < frame.height() && nearColumn >= 0 && nearColumn < frame.width();
                int pixel = r * width + c;
                ids[pixel] = inside ? oldIds[nearRow * frame.width() + nearColumn] : (byte) noLabel;
                grey[pixel] = interpolate(frame, row, column);
            }
        }
        return new Sample(new Frame(height, width, grey), new Mask(height, width, ids));
    }

    private static double snap(double place) {
        double centre = Math.rint(place);
        return Math.abs(place - centre) < SLACK ? centre : place;
    }

    private static float interpolate(Frame frame, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        float down = (float) (row - top);
        float right = (float) (column - left);
        int upper = mirror(top, frame.height()) * frame.width();
        int lower = mirror(top + 1, frame.height()) * frame.width();
        int near = mirror(left, frame.width());
        int far = mirror(left + 1, frame.width());
        float[] grey = frame.grey();
        float above = grey[upper + near] + right * (grey[upper + far] - grey[upper + near]);
        float below = grey[lower + near] + right * (grey[lower + far] - grey[lower + near]);
        return above + down * (below - above);
    }

    private static int mirror(int place, int size) {
        if (place >= 0 && place < size) {
            return place;
        }
        int folded = Math.floorMod(place, 2 * size);
        return folded < size ? folded : 2 * size - 1 - folded;
    }
}
