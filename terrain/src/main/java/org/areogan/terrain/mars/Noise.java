package org.areogan.terrain.mars;

/**
 * Seeded noise on the plane: smooth bumps about 1 apart (Perlin 1985, 2002) and what is commonly built from them. The
 * same seed and place always give the same value.
 */
public final class Noise {
    private static final double[] GRADIENT_X = new double[16];
    private static final double[] GRADIENT_Y = new double[16];

    static {
        for (int direction = 0; direction < 16; direction++) {
            GRADIENT_X[direction] = Math.cos(Math.PI * direction / 8);
            GRADIENT_Y[direction] = Math.sin(Math.PI * direction / 8);
        }
    }

    private Noise() {}

    /** Cracks between cells: the seed points of the two nearest cells (Worley 1996). */
    static final class Cells {
        private double nearest;
        private double next;
        private double right;
        private double down;
        private int id;

        /** Finds the cells at this place; points are about 1 apart. */
        void at(long seed, double x, double y) {
            int column = floor(x);
            int row = floor(y);
            nearest = Double.MAX_VALUE;
            next = Double.MAX_VALUE;
            for (int cellY = row - 1; cellY <= row + 1; cellY++) {
                for (int cellX = column - 1; cellX <= column + 1; cellX++) {
                    int hash = hash(seed, cellX, cellY);
                    double dx = cellX + 0.1 + 0.8 * unit(hash) - x;
                    double dy = cellY + 0.1 + 0.8 * unit(hash * 0x9E3779B1) - y;
                    double distance = dx * dx + dy * dy;
                    if (distance < nearest) {
                        next = nearest;
                        nearest = distance;
                        right = -dx;
                        down = -dy;
                        id = hash;
                    } else if (distance < next) {
                        next = distance;
                    }
                }
            }
        }

        /** How far the edge of the cell is, 0 on it, about 0.5 at most. */
        double edge() {
            return Math.sqrt(next) - Math.sqrt(nearest);
        }

        /** How far right of its cell's point the place is. */
        double right() {
            return right;
        }

        /** How far below its cell's point, along y, the place is. */
        double down() {
            return down;
        }

        /** A number that belongs to this cell, 0 to 1; each kind is independent of the others. */
        double property(int kind) {
            return unit((id ^ kind * 0x85EBCA6B) * 0xC2B2AE35);
        }
    }

    /** -1 to 1, mostly within half of that; 0 on whole coordinates. */
    public static double smooth(long seed, double x, double y) {
        int column = floor(x);
        int row = floor(y);
        double dx = x - column;
        double dy = y - row;
        double right = ease(dx);
        double top = dot(hash(seed, column, row), dx, dy);
        double topRight = dot(hash(seed, column + 1, row), dx - 1, dy);
        double bottom = dot(hash(seed, column, row + 1), dx, dy - 1);
        double bottomRight = dot(hash(seed, column + 1, row + 1), dx - 1, dy - 1);
        double above = top + right * (topRight - top);
        double below = bottom + right * (bottomRight - bottom);
        return 1.4 * (above + ease(dy) * (below - above));
    }

    /**
     * Octaves of noise, each with half the wavelength and half the height of the one before, so that every scale is
     * equally steep; octaves finer than what a pixel covers fade out, or they would flicker.
     *
     * @param footprint what a pixel covers, in wavelengths of the first octave
     */
    public static double fractal(long seed, double x, double y, int octaves, double footprint) {
        double sum = 0;
        double wavelength = 1;
        for (int octave = 0; octave < octaves; octave++) {
            double visible = Math.min(1, wavelength / footprint - 1);
            if (visible <= 0) {
                break;
            }
            sum += visible * wavelength * smooth(seed + octave, x / wavelength, y / wavelength);
            wavelength /= 2;
        }
        return sum;
    }

    /** Like {@link #fractal}, folded so that it has sharp crests; 0 to about 1, crests at the top. */
    public static double ridged(long seed, double x, double y, int octaves) {
        double sum = 0;
        double wavelength = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += wavelength * (1 - 2 * Math.abs(smooth(seed + octave, x / wavelength, y / wavelength)));
            wavelength /= 2;
        }
        return sum / 2;
    }

    /** 0 to below 1, without any relation between neighbouring places. */
    static double white(long seed, int x, int y) {
        return unit(hash(seed, x, y));
    }

    private static int hash(long seed, int x, int y) {
        long mixed = seed * 0x9E3779B97F4A7C15L + x * 0xBF58476D1CE4E5B9L + y * 0x94D049BB133111EBL;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32);
    }

    private static double unit(int hash) {
        return (hash >>> 8) * 0x1p-24;
    }

    private static double dot(int hash, double dx, double dy) {
        int direction = hash >>> 28;
        return GRADIENT_X[direction] * dx + GRADIENT_Y[direction] * dy;
    }

    private static double ease(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static int floor(double value) {
        int truncated = (int) value;
        return value < truncated ? truncated - 1 : truncated;
    }
}
