package org.areogan.terrain.mars;

import java.util.SplittableRandom;

/**
 * Scatters stones and pebbles, which belong to the ground they lie on: many on soil, fewer on bedrock, hardly any on
 * sand. Each is drawn on the picture as half an ellipsoid with its shadow.
 */
final class Stones {
    private static final double[] DENSITY = {0, 1, 0.22, 0.06, 0};

    /** Half of a stone's breadth: in pixels, so that far ones are still grains, and in picture widths. */
    private static final double SMALLEST = 0.55;

    private static final double LARGEST = 0.022;

    private final SceneCanvas canvas;
    private final Scene scene;
    private final SplittableRandom random;

    Stones(SceneCanvas canvas, SplittableRandom random) {
        this.canvas = canvas;
        this.scene = canvas.scene;
        this.random = random;
    }

    /** From the top row to the bottom, so that near stones cover far ones. */
    void scatter() {
        int stones = (int) (700 * scene.stoniness());
        for (int drawn = 0; drawn < stones; drawn++) {
            int row = canvas.height * drawn / stones;
            int column = random.nextInt(canvas.width);
            int pixel = row * canvas.width + column;
            double size = 0.012 * Math.exp(2.2 * Math.pow(random.nextDouble(), 3));
            long shape = random.nextLong();
            if (canvas.depth[pixel] > 0 && random.nextDouble() < DENSITY[canvas.ids[pixel]]) {
                draw(row, column, stone(size, canvas.depth[pixel], shape));
            }
        }
    }

    /**
     * A stone as the picture shows it, in pixels.
     *
     * @param breadth half of it
     * @param base how far its near side reaches below its middle
     * @param height how far it rises above its middle
     * @param tipX where the shadow ends, right of the middle
     * @param tipY the same, below the middle
     * @param shape seed of its outline
     */
    private record Stone(double breadth, double base, double height, double tipX, double tipY, long shape) {}

    private Stone stone(double size, double ahead, long shape) {
        double foreshortening = Math.min(1, scene.cameraHeight() / ahead);
        double breadth = Math.min(LARGEST * canvas.width, Math.max(SMALLEST, canvas.focal() * size / ahead));
        double height = breadth * (0.5 + 0.6 * Noise.white(shape, 0, 0));
        double reach = height / scene.sun().y();
        return new Stone(
                breadth,
                breadth * foreshortening,
                height,
                -scene.sun().x() * reach,
                scene.sun().z() * reach * foreshortening,
                shape);
    }

    private void draw(int row, int column, Stone stone) {
        int margin = (int) Math.ceil(1.4 * stone.breadth + Math.max(Math.abs(stone.tipX), Math.abs(stone.tipY)));
        for (int r = Math.max(0, row - margin); r <= Math.min(canvas.height - 1, row + margin); r++) {
            for (int c = Math.max(0, column - margin); c <= Math.min(canvas.width - 1, column + margin); c++) {
                int pixel = r * canvas.width + c;
                if (canvas.depth[pixel] > 0) {
                    canvas.grey[pixel] = (float) shade(stone, c - column, r - row, canvas.grey[pixel]);
                }
            }
        }
    }

    /** Brightness at this place right of and below the stone's middle, where the ground alone would have {@code grey}. */
    private double shade(Stone stone, double x, double y, double grey) {
        double angular =
                1 + 0.35 * Noise.smooth(stone.shape, 0.9 * x / stone.breadth + 0.5, 0.9 * y / stone.breadth + 0.5);
        double across = angular * x / stone.breadth;
        double along = angular * y / (y < 0 ? stone.height : stone.base);
        double fromMiddle = across * across + along * along;
        if (fromMiddle >= 1) {
            return inShadow(stone, x, y) ? 0.6 * grey : grey;
        }
        Scene.Sun sun = scene.sun();
        double facet = 0.5 * Noise.smooth(stone.shape, 2.2 * across + 9.3, 2.2 * along + 4.7);
        double towards = (across + facet) * sun.x()
                + Math.max(0.2, facet - along) * sun.y()
                - Math.sqrt(1 - fromMiddle) * sun.z();
        double light = 0.35 + 0.65 * Math.min(1.7, Math.max(0, towards) / sun.y());
        return 0.95 * scene.albedo().get(Materials.SOIL) * light;
    }

    /** Near the line from the stone's foot to the tip of its shadow, which narrows. */
    private static boolean inShadow(Stone stone, double x, double y) {
        double length = stone.tipX * stone.tipX + stone.tipY * stone.tipY;
        double share = Math.max(0, Math.min(1, (x * stone.tipX + y * stone.tipY) / length));
        double across = (x - share * stone.tipX) / stone.breadth;
        double down = (y - share * stone.tipY) / Math.max(0.5, stone.base);
        double breadth = 1 - 0.6 * share;
        return across * across + down * down < breadth * breadth;
    }
}
