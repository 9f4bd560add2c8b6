package org.areogan.terrain.mars;

/** A dusty sky and two rows of hills before it, the nearer one darker. */
final class Sky {
    private Sky() {}

    static void shade(SceneCanvas canvas) {
        Scene scene = canvas.scene;
        double horizonRow = scene.horizon() * canvas.height;
        double haze = scene.albedo().get(Materials.BACKGROUND);
        for (int column = 0; column < canvas.width; column++) {
            double across = canvas.right(column) + scene.x() / 10;
            double far = horizonRow - crest(canvas, 81, 3 * across, 0.045);
            double near = horizonRow - crest(canvas, 91, 5 * across, 0.022);
            for (int row = 0; row < canvas.height; row++) {
                int pixel = row * canvas.width + column;
                if (canvas.depth[pixel] > 0) {
                    break;
                }
                double rise = (horizonRow - row) / canvas.height;
                double value = haze - 0.18 * rise;
                if (row >= near) {
                    value = 0.72 * haze + hillside(canvas, 95, row, column);
                } else if (row >= far) {
                    value = 0.85 * haze + 0.5 * hillside(canvas, 97, row, column);
                }
                canvas.grey[pixel] = (float) value;
            }
        }
    }

    /** Height of the hills at this place, in rows. */
    private static double crest(SceneCanvas canvas, int noise, double across, double size) {
        double ridge = Noise.ridged(canvas.scene.seed() + noise, across, 0.5, 4);
        return canvas.focal() * size * Math.max(0, ridge + 0.2);
    }

    private static double hillside(SceneCanvas canvas, int noise, int row, int column) {
        double scale = 12.0 / canvas.width;
        return 0.08 * Noise.fractal(canvas.scene.seed() + noise, column * scale, 3 * row * scale, 4, scale);
    }
}
