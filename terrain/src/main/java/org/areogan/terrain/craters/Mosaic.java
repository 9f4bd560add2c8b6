package org.areogan.terrain.craters;

import java.util.SplittableRandom;
import org.areogan.terrain.mars.Noise;

/**
 * What a mosaic of pictures from orbit makes of light: it is a little blurred, sensors add noise, and contrast is
 * stretched piece by piece. Here and there a strip between two pictures is missing and black.
 */
final class Mosaic {
    private static final double GAPS = 0.03;

    private Mosaic() {}

    /** Brightness of each pixel, 0 to 1 in 255 steps. */
    static float[] develop(CraterScene scene, Light light, SplittableRandom random, int height, int width) {
        double[] seen = new double[height * width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double patches = Noise.fractal(scene.seed() + 31, column / 14.0, row / 14.0, 3, 0.1);
                seen[row * width + column] = light.of(row, column) * (1 + scene.albedo() * patches);
            }
        }
        double[] blurred = blurred(seen, scene.blur(), height, width);
        stretch(blurred, 0, 1);
        for (int pixel = 0; pixel < blurred.length; pixel++) {
            blurred[pixel] += scene.noise() * random.nextGaussian();
        }
        stretch(blurred, scene.brightness(), scene.contrast());
        float[] grey = new float[blurred.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = Math.round(255 * Math.max(0, Math.min(1, blurred[pixel]))) / 255f;
        }
        if (random.nextDouble() < GAPS) {
            cutStrip(grey, random, height, width);
        }
        return grey;
    }

    private static double[] blurred(double[] grey, double deviation, int height, int width) {
        double beside = Math.exp(-1 / (2 * deviation * deviation));
        return along(along(grey, beside, height, width, 1), beside, height, width, width);
    }

    /** The mean of each pixel and its two neighbours, {@code stride} away, in rows or in columns. */
    private static double[] along(double[] grey, double beside, int height, int width, int stride) {
        double[] mean = new double[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            int place = stride == 1 ? pixel % width : pixel / width;
            int last = (stride == 1 ? width : height) - 1;
            double before = grey[place == 0 ? pixel : pixel - stride];
            double after = grey[place == last ? pixel : pixel + stride];
            mean[pixel] = (grey[pixel] + beside * (before + after)) / (1 + 2 * beside);
        }
        return mean;
    }

    /** Gives the values this mean and deviation. */
    private static void stretch(double[] values, double mean, double deviation) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double before = sum / values.length;
        double spread = Math.sqrt(Math.max(1e-12, squares / values.length - before * before));
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = mean + deviation * (values[pixel] - before) / spread;
        }
    }

    private static void cutStrip(float[] grey, SplittableRandom random, int height, int width) {
        double column = CraterScene.between(random, 0, width);
        double slant = CraterScene.between(random, -0.2, 0.2);
        double halfWidth = CraterScene.between(random, 0.5, 2.5);
        for (int row = 0; row < height; row++) {
            for (int each = 0; each < width; each++) {
                if (Math.abs(each - column - slant * row) < halfWidth) {
                    grey[row * width + each] = 0;
                }
            }
        }
    }
}
