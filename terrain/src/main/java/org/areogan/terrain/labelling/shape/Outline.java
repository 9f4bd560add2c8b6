package org.areogan.terrain.labelling.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.pixels.Component;

/**
 * Traces the outer border of a piece through the middles of its pixels, clockwise, as Moore's neighbourhood tracing does.
 * {@link Polygon} fills it again: with the piece itself and whatever lies in its holes.
 */
final class Outline {
    /** Clockwise from the right: steps along columns and rows. */
    private static final int[] ACROSS = {1, 1, 0, -1, -1, -1, 0, 1};

    private static final int[] DOWN = {0, 1, 1, 1, 0, -1, -1, -1};
    private static final int DIRECTIONS = 8;
    private static final double MIDDLE = 0.5;
    private static final double QUARTER = 0.25;

    private final Component piece;

    private Outline(Component piece) {
        this.piece = piece;
    }

    /** Corners as [corner][x, y], in pixels of the mask; whole numbers lie at the upper left corners of pixels. At least 3. */
    static double[][] of(Component piece) {
        Outline outline = new Outline(piece);
        List<int[]> corners = outline.corners();
        if (corners.size() > 2) {
            return corners.stream()
                    .map(corner -> outline.placed(corner, MIDDLE, MIDDLE))
                    .toArray(double[][]::new);
        }
        // Tools refuse what has fewer than three corners, and a pixel or a straight line has one or two.
        int[] from = corners.get(0);
        int[] to = corners.get(corners.size() - 1);
        return new double[][] {
            outline.placed(from, QUARTER, QUARTER),
            outline.placed(to, 1 - QUARTER, QUARTER),
            outline.placed(to, 1 - QUARTER, 1 - QUARTER),
            outline.placed(from, QUARTER, 1 - QUARTER)
        };
    }

    private double[] placed(int[] corner, double right, double down) {
        return new double[] {piece.left() + corner[0] + right, piece.top() + corner[1] + down};
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < piece.width() && y < piece.height() && piece.inside()[y * piece.width() + x];
    }

    /** Pixels where the border turns, in the coordinates of the piece's box. */
    private List<int[]> corners() {
        int first = 0;
        while (!piece.inside()[first]) {
            first++;
        }
        int x = first;
        int y = 0;
        List<int[]> corners = new ArrayList<>();
        int begun = -1;
        int last = -1;
        // The first pixel of the first row is entered from the left, so the search begins above to the right.
        int search = 5;
        while (true) {
            int direction = next(x, y, search);
            if (direction < 0) {
                return List.of(new int[] {x, y});
            }
            if (x == first && y == 0 && direction == begun) {
                break;
            }
            if (begun < 0) {
                begun = direction;
            }
            if (direction != last) {
                corners.add(new int[] {x, y});
            }
            last = direction;
            x += ACROSS[direction];
            y += DOWN[direction];
            search = (direction + 5) % DIRECTIONS;
        }
        boolean straightThrough = corners.size() > 1 && last == begun;
        return straightThrough ? corners.subList(1, corners.size()) : corners;
    }

    /** The direction of the first neighbour inside, clockwise from this one on; -1 if there is none. */
    private int next(int x, int y, int from) {
        return Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7})
                .map(turn -> (from + turn) % DIRECTIONS)
                .filter(direction -> inside(x + ACROSS[direction], y + DOWN[direction]))
                .findFirst()
                .orElse(-1);
    }
}
