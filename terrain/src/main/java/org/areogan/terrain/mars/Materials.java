package org.areogan.terrain.mars;

import java.util.Arrays;

/** Lays soil, bedrock and sand on the ground in patches, each with the share that the scene asks for. */
final class Materials {
    static final byte BACKGROUND = 0;
    static final byte SOIL = 1;
    static final byte BEDROCK = 2;
    static final byte SAND = 3;
    static final byte BIG_ROCK = 4;

    private static final double PATCH = 6;

    private Materials() {}

    static void lay(SceneCanvas canvas) {
        for (int pixel = 0; pixel < canvas.ids.length; pixel++) {
            canvas.ids[pixel] = canvas.depth[pixel] > 0 ? SOIL : BACKGROUND;
        }
        double bedrock = canvas.scene.bedrockShare();
        lay(canvas, BEDROCK, 11, bedrock);
        lay(canvas, SAND, 23, canvas.scene.sandShare() / (1 - bedrock));
    }

    /** Gives the material the part of the soil where its own noise is highest. */
    private static void lay(SceneCanvas canvas, byte material, int noise, double shareOfSoil) {
        float[] field = new float[canvas.ids.length];
        float[] soil = new float[canvas.ids.length];
        int count = 0;
        for (int row = 0; row < canvas.height; row++) {
            for (int column = 0; column < canvas.width; column++) {
                int pixel = row * canvas.width + column;
                if (canvas.ids[pixel] == SOIL) {
                    field[pixel] = field(canvas, noise, column, canvas.depth[pixel]);
                    soil[count++] = field[pixel];
                }
            }
        }
        int kept = (int) Math.round(count * (1 - shareOfSoil));
        if (kept >= count) {
            return;
        }
        Arrays.sort(soil, 0, count);
        float threshold = soil[kept];
        for (int pixel = 0; pixel < field.length; pixel++) {
            if (canvas.ids[pixel] == SOIL && field[pixel] >= threshold) {
                canvas.ids[pixel] = material;
            }
        }
    }

    private static float field(SceneCanvas canvas, int noise, int column, double ahead) {
        double x = (canvas.scene.x() + canvas.right(column) * ahead) / PATCH;
        double z = ahead / PATCH;
        return (float) Noise.fractal(canvas.scene.seed() + noise, x, z, 4, canvas.footprint(ahead) / PATCH);
    }
}
