package org.areogan.terrain.craters;

import java.util.List;
import java.util.SplittableRandom;
import org.areogan.terrain.mars.Noise;

/**
 * How high the ground is, on a grid {@value #FINENESS} times as fine as the pixels and with a margin around them, from
 * which shadows fall in. Heights and lengths are pixels.
 */
final class Heights {
    /** Places for each pixel, along either side. */
    static final int FINENESS = 2;

    private static final int MARGIN = 8;

    final int rows;
    final int columns;
    private final double[] heights;

    private Heights(int height, int width) {
        rows = FINENESS * (height + 2 * MARGIN);
        columns = FINENESS * (width + 2 * MARGIN);
        heights = new double[rows * columns];
    }

    /** Rises and grooves, the craters upon them from the oldest on, then what weather and dust have left on all of it. */
    static Heights of(CraterScene scene, CraterField field, SplittableRandom random, int height, int width) {
        Heights ground = new Heights(height, width);
        ground.raise((row, column) -> oldGround(scene, row, column));
        field.craters().forEach(ground::dig);
        ground.pile(scene, random, height, width);
        ground.raise((row, column) ->
                scene.roughness() * 4 * Noise.fractal(scene.seed() + 41, column / 4, row / 4, 3, 1.0 / (4 * FINENESS)));
        return ground;
    }

    /** Level ground with nothing but these craters, the oldest first. */
    static Heights flat(int height, int width, List<Crater> craters) {
        Heights ground = new Heights(height, width);
        craters.forEach(ground::dig);
        return ground;
    }

    /** Above the frame's zero, at this place of the grid; the nearest where it lies outside. */
    double at(int gridRow, int gridColumn) {
        int row = Math.max(0, Math.min(rows - 1, gridRow));
        int column = Math.max(0, Math.min(columns - 1, gridColumn));
        return heights[row * columns + column];
    }

    /** Place of the grid where a pixel begins. */
    static int first(int pixel) {
        return FINENESS * (pixel + MARGIN);
    }

    @FunctionalInterface
    private interface Height {
        double at(double row, double column);
    }

    private static double oldGround(CraterScene scene, double row, double column) {
        double swells = scene.swells() * 24 * Noise.fractal(scene.seed() + 11, column / 24, row / 24, 3, 0.1);
        if (scene.grooves() == 0) {
            return swells;
        }
        double along = column * Math.cos(scene.grooveDirection()) + row * Math.sin(scene.grooveDirection());
        double across = row * Math.cos(scene.grooveDirection()) - column * Math.sin(scene.grooveDirection());
        double where = Math.max(0, 0.3 + Noise.smooth(scene.seed() + 23, column / 20, row / 20));
        return swells + where * scene.grooves() * 6 * Noise.ridged(scene.seed() + 21, along / 24, across / 6, 2);
    }

    private void raise(Height more) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                heights[row * columns + column] += more.at(pixel(row), pixel(column));
            }
        }
    }

    private void dig(Crater crater) {
        double reach = 1.2 * Crater.REACH * crater.radius();
        int top = Math.max(0, grid(crater.row() - reach));
        int left = Math.max(0, grid(crater.column() - reach));
        double level = at(grid(crater.row()), grid(crater.column()));
        for (int row = top; row < Math.min(rows, grid(crater.row() + reach)); row++) {
            for (int column = left; column < Math.min(columns, grid(crater.column() + reach)); column++) {
                double distance = crater.distance(pixel(row), pixel(column));
                if (distance < Crater.REACH) {
                    int place = row * columns + column;
                    double wiped = crater.wiped(distance);
                    heights[place] = heights[place]
                            + wiped * (level - heights[place])
                            + crater.height(distance, pixel(row), pixel(column));
                }
            }
        }
    }

    /** Small hills, which are no craters however they are lit. */
    private void pile(CraterScene scene, SplittableRandom random, int height, int width) {
        long hills = Math.round(scene.knobs() * height * width);
        for (long hill = 0; hill < hills; hill++) {
            double row = CraterScene.between(random, -3, height + 3);
            double column = CraterScene.between(random, -3, width + 3);
            double radius = 0.6 * Math.exp(1.4 * Math.pow(random.nextDouble(), 2));
            double top = radius * CraterScene.between(random, 0.3, 0.7);
            int margin = (int) Math.ceil(3 * radius * FINENESS);
            for (int r = Math.max(0, grid(row) - margin); r < Math.min(rows, grid(row) + margin); r++) {
                for (int c = Math.max(0, grid(column) - margin); c < Math.min(columns, grid(column) + margin); c++) {
                    double distance = Math.hypot(pixel(r) - row, pixel(c) - column) / radius;
                    heights[r * columns + c] += top * Math.exp(-distance * distance);
                }
            }
        }
    }

    private static double pixel(int grid) {
        return (grid + 0.5) / FINENESS - MARGIN - 0.5;
    }

    private static int grid(double pixel) {
        return (int) Math.floor((pixel + MARGIN + 0.5) * FINENESS);
    }
}
