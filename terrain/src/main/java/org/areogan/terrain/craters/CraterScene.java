package org.areogan.terrain.craters;

import java.util.SplittableRandom;

/**
 * What the ground of a frame is like and how it was pictured. Lengths and heights are pixels.
 *
 * @param seed of its noise
 * @param sun where the light comes from
 * @param craterShare share of the frame that craters are to take
 * @param swells height of rises as a share of their length
 * @param roughness of the ground, likewise
 * @param grooves height of ridges and furrows, likewise
 * @param grooveDirection along them, in radians
 * @param knobs how many small hills lie about, for each pixel
 * @param albedo how much brighter or darker patches of the ground are
 * @param brightness mean of the frame, 0 to 1
 * @param contrast deviation of the frame; mosaics are stretched piece by piece
 * @param blur of the picture: deviation of a Gaussian
 * @param noise deviation of the sensor's, as a share of the contrast
 */
record CraterScene(
        long seed,
        Sun sun,
        double craterShare,
        double swells,
        double roughness,
        double grooves,
        double grooveDirection,
        double knobs,
        double albedo,
        double brightness,
        double contrast,
        double blur,
        double noise) {

    static CraterScene draw(SplittableRandom random, Sun sun) {
        return new CraterScene(
                random.nextLong(),
                sun,
                random.nextDouble() < 0.04 ? 0 : between(random, 0.04, 0.46),
                between(random, 0.01, 0.07),
                between(random, 0.025, 0.09),
                random.nextDouble() < 0.4 ? between(random, 0.03, 0.12) : 0,
                between(random, 0, Math.PI),
                random.nextDouble() < 0.4 ? between(random, 0.002, 0.012) : 0,
                between(random, 0, 0.12),
                between(random, 0.44, 0.53),
                between(random, 0.09, 0.18),
                between(random, 0.3, 0.5),
                between(random, 0.1, 0.4));
    }

    static double between(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
