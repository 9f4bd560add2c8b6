package org.areogan.terrain.labelling.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;

/**
 * A mask as outlines without holes, to be filled one after another. A piece that lies in a hole of another is smaller than
 * what the other's outline encloses, so when the largest come first every hole is filled again by what lies in it, and the
 * mask comes back to the pixel ({@link Polygon}).
 */
public final class Shapes {
    private Shapes() {}

    /**
     * An outline.
     *
     * @param value of the mask inside
     * @param corners [corner][x, y], in pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Shape(int value, double[][] corners) {}

    /** In the order in which they are to be filled. Pieces of the uncovered value are drawn only where they may lie in a hole. */
    public static List<Shape> of(Mask mask, int uncovered) {
        record Enclosing(Shape shape, int area) {}
        List<Enclosing> all = new ArrayList<>();
        long[] counts = mask.counts();
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] == 0) {
                continue;
            }
            for (Component piece : Component.of(mask, value)) {
                if (value != uncovered || !touchesBorder(piece, mask)) {
                    double[][] corners = Outline.of(piece);
                    all.add(new Enclosing(new Shape(value, corners), enclosed(piece, corners)));
                }
            }
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Enclosing::area).reversed())
                .map(Enclosing::shape)
                .toList();
    }

    private static boolean touchesBorder(Component piece, Mask mask) {
        return piece.top() == 0
                || piece.left() == 0
                || piece.bottom() == mask.height()
                || piece.right() == mask.width();
    }

    private static int enclosed(Component piece, double[][] corners) {
        double[][] moved = new double[corners.length][];
        for (int corner = 0; corner < moved.length; corner++) {
            moved[corner] = new double[] {corners[corner][0] - piece.left(), corners[corner][1] - piece.top()};
        }
        return Polygon.of(moved).area(piece.height(), piece.width());
    }
}
