package org.areogan.clean.stamp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.pixels.Grey;

/**
 * A picture of any outline.
 *
 * @param height rows of its box
 * @param width columns of its box
 * @param grey brightness, 0 to 1, row by row; what is outside means nothing
 * @param inside which pixels of the box belong to it, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stamp(int height, int width, float[] grey, boolean[] inside) {
    /** With less contrast there is nothing that could be found again. */
    private static final double LEAST_DEVIATION = 0.01;

    /** A rectangular one. */
    static Stamp of(Frame frame) {
        boolean[] all = new boolean[frame.grey().length];
        Arrays.fill(all, true);
        return new Stamp(frame.height(), frame.width(), frame.grey(), all);
    }

    /** A rectangular one from a picture file. @throws UserException if it cannot be read or has one brightness only */
    public static Stamp read(Path file) {
        Stamp stamp = of(PictureFiles.readFrame(file));
        if (stamp.deviation() < LEAST_DEVIATION) {
            throw new UserException(
                    file + " has one brightness everywhere, so it would be found nowhere or everywhere; give"
                            + " a picture of the stamped figure, cut out of a frame");
        }
        return stamp;
    }

    /** How many pixels belong to it. */
    int area() {
        int area = 0;
        for (boolean each : inside) {
            area += each ? 1 : 0;
        }
        return area;
    }

    /** Standard deviation of its brightness. */
    double deviation() {
        double[] centred = centred();
        double squares = 0;
        for (double value : centred) {
            squares += value * value;
        }
        return Math.sqrt(squares / area());
    }

    /** Its brightness less its mean; 0 outside. */
    double[] centred() {
        double mean = 0;
        for (int pixel = 0; pixel < grey.length; pixel++) {
            mean += inside[pixel] ? grey[pixel] : 0;
        }
        mean /= area();
        double[] centred = new double[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            centred[pixel] = inside[pixel] ? grey[pixel] - mean : 0;
        }
        return centred;
    }

    /** It and its quarter turns and mirror images, but those that look as another one does; itself is the first. */
    List<Stamp> orientations() {
        List<Stamp> all = new ArrayList<>();
        Stamp turned = this;
        for (int quarter = 0; quarter < 4; quarter++) {
            for (Stamp each : List.of(turned, turned.mirrored())) {
                if (all.stream().noneMatch(each::looksLike)) {
                    all.add(each);
                }
            }
            turned = turned.turned();
        }
        return all;
    }

    /** Part of it: a box that lies inside of its own. */
    Stamp cut(int top, int left, int rows, int columns) {
        float[] values = new float[rows * columns];
        boolean[] shape = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            int from = (top + row) * width + left;
            System.arraycopy(grey, from, values, row * columns, columns);
            System.arraycopy(inside, from, shape, row * columns, columns);
        }
        return new Stamp(rows, columns, values, shape);
    }

    /** Made smaller by this factor. */
    Stamp shrunk(int factor) {
        if (factor == 1) {
            return this;
        }
        int rows = Math.max(1, height / factor);
        int columns = Math.max(1, width / factor);
        float[] shape = new float[inside.length];
        for (int pixel = 0; pixel < shape.length; pixel++) {
            shape[pixel] = inside[pixel] ? 1 : 0;
        }
        float[] cover = new Grey(height, width, shape).resized(rows, columns).values();
        boolean[] smaller = new boolean[cover.length];
        for (int pixel = 0; pixel < cover.length; pixel++) {
            smaller[pixel] = cover[pixel] >= 0.5f;
        }
        return new Stamp(
                rows,
                columns,
                new Grey(height, width, grey).resized(rows, columns).values(),
                smaller);
    }

    private boolean looksLike(Stamp other) {
        return height == other.height
                && width == other.width
                && Arrays.equals(inside, other.inside)
                && Arrays.equals(grey, other.grey);
    }

    /** By a quarter, clockwise. */
    private Stamp turned() {
        float[] values = new float[grey.length];
        boolean[] shape = new boolean[grey.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int to = column * height + height - 1 - row;
                values[to] = grey[row * width + column];
                shape[to] = inside[row * width + column];
            }
        }
        return new Stamp(/* height= */ width, /* width= */ height, values, shape);
    }

    /** Left becomes right. */
    private Stamp mirrored() {
        float[] values = new float[grey.length];
        boolean[] shape = new boolean[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            int from = pixel / width * width + width - 1 - pixel % width;
            values[pixel] = grey[from];
            shape[pixel] = inside[from];
        }
        return new Stamp(height, width, values, shape);
    }
}
