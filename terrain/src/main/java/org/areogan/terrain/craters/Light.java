package org.areogan.terrain.craters;

/**
 * Lights heights as a matt surface: a place is as bright as it leans towards the sun, and what lies in a shadow has only
 * the light of the sky.
 */
final class Light {
    private static final double SKY = 0.25;

    /** How far a shadow is followed, in places of the grid. */
    private static final int FARTHEST = 80;

    private final Heights heights;
    private final Sun sun;
    private final double rise;

    Light(Heights heights, Sun sun) {
        this.heights = heights;
        this.sun = sun;
        this.rise = Math.tan(Math.toRadians(sun.elevation())) / Heights.FINENESS;
    }

    /** Of a pixel, as a multiple of that of level ground: the mean of its places. */
    double of(int row, int column) {
        double sum = 0;
        for (int down = 0; down < Heights.FINENESS; down++) {
            for (int right = 0; right < Heights.FINENESS; right++) {
                sum += at(Heights.first(row) + down, Heights.first(column) + right);
            }
        }
        return sum / (Heights.FINENESS * Heights.FINENESS);
    }

    private double at(int row, int column) {
        double slopeRight = (heights.at(row, column + 1) - heights.at(row, column - 1)) * Heights.FINENESS / 2;
        double slopeDown = (heights.at(row + 1, column) - heights.at(row - 1, column)) * Heights.FINENESS / 2;
        double towards = slopeRight * sun.right() + slopeDown * sun.down();
        double tilt = Math.sqrt(1 + slopeRight * slopeRight + slopeDown * slopeDown);
        double cosine = (1 - towards / Math.tan(Math.toRadians(sun.elevation()))) / tilt;
        double direct = cosine <= 0 || inShadow(row, column) ? 0 : cosine;
        return SKY / tilt + (1 - SKY) * direct;
    }

    /** Whether something towards the sun rises above the ray. */
    private boolean inShadow(int row, int column) {
        double ray = heights.at(row, column);
        for (int step = 1; step <= FARTHEST; step++) {
            int rowThere = (int) Math.round(row + step * sun.down());
            int columnThere = (int) Math.round(column + step * sun.right());
            if (rowThere < 0 || rowThere >= heights.rows || columnThere < 0 || columnThere >= heights.columns) {
                return false;
            }
            // Half a place's slack, since places are rounded.
            if (heights.at(rowThere, columnThere) > ray + (step + 0.5) * rise) {
                return true;
            }
        }
        return false;
    }
}
