package org.areogan.terrain.mars;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A place on the procedural Mars and how it is looked at. Lengths are metres; x points right, y up, z away from the
 * camera, which stands at the origin's height.
 *
 * @param seed of the place's noise
 * @param x where along the place this view is taken from
 * @param cameraHeight of the camera above the ground under it
 * @param focal focal length, in picture widths
 * @param horizon where the horizon of flat ground is, in picture heights from the top; below 0 when looking down
 * @param roughness how high the rises of the ground are
 * @param sun where the light comes from
 * @param bedrockShare share of the ground that is bedrock
 * @param sandShare share of the ground that is sand
 * @param albedo brightness of each class on level ground
 * @param stoniness how many stones lie about, 0 to 1
 * @param rippleWavelength of the sand
 * @param rippleDirection across the crests, in radians from straight ahead
 */
record Scene(
        long seed,
        double x,
        double cameraHeight,
        double focal,
        double horizon,
        double roughness,
        Sun sun,
        double bedrockShare,
        double sandShare,
        List<Double> albedo,
        double stoniness,
        double rippleWavelength,
        double rippleDirection) {

    /** Direction to the sun, of length 1, e.g. {@code x} below 0 when it stands on the left. */
    record Sun(double x, double y, double z) {
        static Sun draw(SplittableRandom random) {
            double elevation = Math.toRadians(between(random, 24, 40));
            double azimuth = Math.toRadians(between(random, 70, 135)) * (random.nextBoolean() ? 1 : -1);
            double flat = Math.cos(elevation);
            return new Sun(flat * Math.sin(azimuth), Math.sin(elevation), flat * Math.cos(azimuth));
        }
    }

    /** @param view which of the views of this place; ground, light and materials are common to all */
    static Scene draw(long seed, int view) {
        SplittableRandom place = new SplittableRandom(seed);
        SplittableRandom look = new SplittableRandom(seed ^ (view + 1) * 0x9E3779B97F4A7C15L);
        boolean skyInView = look.nextDouble() < 0.54;
        double[] shares = shares(place);
        return new Scene(
                place.nextLong(),
                20.0 * view,
                between(look, 1.4, 2.2),
                between(look, 0.8, 1.15),
                skyInView ? between(look, 0.12, 0.52) : between(look, -0.9, -0.08),
                between(place, 0.3, 1),
                Sun.draw(place),
                shares[0],
                shares[1],
                List.of(
                        between(place, 0.58, 0.78),
                        between(place, 0.42, 0.54),
                        between(place, 0.45, 0.58),
                        between(place, 0.42, 0.55),
                        between(place, 0.38, 0.54)),
                between(place, 0.15, 1),
                between(place, 0.25, 0.5),
                Math.toRadians(between(place, 25, 70)) * (place.nextBoolean() ? 1 : -1));
    }

    /** Bedrock and sand: places are mostly of one kind, as in rover pictures. */
    private static double[] shares(SplittableRandom place) {
        double kind = place.nextDouble();
        if (kind < 0.37) {
            return new double[] {between(place, 0, 0.08), between(place, 0, 0.08)};
        }
        if (kind < 0.6) {
            return new double[] {between(place, 0.47, 0.93), between(place, 0, 0.05)};
        }
        if (kind < 0.76) {
            return new double[] {between(place, 0, 0.05), between(place, 0.45, 0.9)};
        }
        return new double[] {between(place, 0.1, 0.5), between(place, 0.1, 0.45)};
    }

    /** The ground's height above that under the camera of view 0. */
    double height(double groundX, double groundZ) {
        return roughness
                * (6 * Noise.smooth(seed + 2, groundX / 90, groundZ / 90)
                        + 1.3 * Noise.smooth(seed, groundX / 17, groundZ / 17)
                        + 0.4 * Noise.smooth(seed + 1, groundX / 6, groundZ / 6));
    }

    private static double between(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
