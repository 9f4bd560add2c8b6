package org.areogan.terrain.mars;

import java.util.SplittableRandom;

/** What haze, lens and sensor make of the light: far things pale, corners darken, pixels get noise and 8 bits. */
final class Camera {
    private static final double HAZE_METRES = 150;
    private static final double VIGNETTING = 0.12;
    private static final double NOISE = 0.008;

    private Camera() {}

    static void develop(SceneCanvas canvas, SplittableRandom random) {
        double haze = canvas.scene.albedo().get(Materials.BACKGROUND);
        for (int row = 0; row < canvas.height; row++) {
            double down = 2.0 * row / canvas.height - 1;
            for (int column = 0; column < canvas.width; column++) {
                double right = 2.0 * column / canvas.width - 1;
                int pixel = row * canvas.width + column;
                double clear = Math.exp(-canvas.depth[pixel] / HAZE_METRES);
                double value = haze + clear * (canvas.grey[pixel] - haze);
                value *= 1 - VIGNETTING * (down * down + right * right) / 2;
                value += NOISE * random.nextGaussian();
                canvas.grey[pixel] = Math.round(255 * Math.max(0, Math.min(1, value))) / 255f;
            }
        }
    }
}
