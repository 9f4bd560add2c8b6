package org.areogan.terrain.paste;

import java.util.random.RandomGenerator;

/**
 * Where a piece comes to lie.
 *
 * @param piece as it is put in: mirrored and scaled
 * @param top row of its first row; may lie outside the canvas
 * @param left column of its first column; may lie outside the canvas
 */
record Placement(Instance piece, int top, int left) {
    /** Share of the piece's visible pixels that must lie on ground. */
    private static final double ON_GROUND = 0.98;

    /** Share of the piece that must be inside the canvas. */
    private static final double VISIBLE = 0.5;

    /**
     * A place as the habits have it. A piece that its frame had cut off comes to lie at the same side of the canvas, so
     * that the cut is not seen.
     *
     * @param base where its lowest row is to be, 0 (top) to 1 (bottom)
     */
    static Placement draw(Instance piece, Canvas canvas, double base, RandomGenerator random) {
        int lowest = lowest(piece);
        int top = (int) Math.round(base * canvas.height()) - lowest;
        int left = random.nextInt(canvas.width()) - piece.grey().width() / 2;
        Instance.Sides sides = piece.touches();
        if (sides.top()) {
            top = -random.nextInt(1 + lowest / 4);
        } else if (sides.bottom()) {
            top = canvas.height() - lowest + random.nextInt(1 + lowest / 4);
        }
        if (sides.left()) {
            left = 0;
        } else if (sides.right()) {
            left = canvas.width() - piece.grey().width();
        }
        return new Placement(piece, top, left);
    }

    /** The first row below the piece itself. */
    private static int lowest(Instance piece) {
        for (int row = piece.grey().height() - 1; row >= 0; row--) {
            for (int column = 0; column < piece.grey().width(); column++) {
                if (piece.isInside(row, column)) {
                    return row + 1;
                }
            }
        }
        return piece.grey().height();
    }

    /** Whether the piece lies on ground and enough of it is seen. */
    boolean isPlausible(Canvas canvas) {
        int seen = 0;
        int grounded = 0;
        int all = 0;
        for (int row = 0; row < piece.grey().height(); row++) {
            for (int column = 0; column < piece.grey().width(); column++) {
                if (piece.isInside(row, column)) {
                    all++;
                    int y = top + row;
                    int x = left + column;
                    if (y >= 0 && x >= 0 && y < canvas.height() && x < canvas.width()) {
                        seen++;
                        grounded += canvas.isGround(y, x) ? 1 : 0;
                    }
                }
            }
        }
        return all > 0 && seen >= VISIBLE * all && grounded >= ON_GROUND * seen;
    }

    /** The class below the middle of the piece, or the no-label value; that of the last row where it ends below. */
    int groundBelow(Canvas canvas) {
        int row = Math.min(canvas.height() - 1, top + lowest(piece));
        int column =
                Math.max(0, Math.min(canvas.width() - 1, left + piece.grey().width() / 2));
        return canvas.id(row, column);
    }
}
