package org.areogan.terrain.craters;

import java.util.SplittableRandom;

/**
 * Where the light comes from.
 *
 * @param azimuth in degrees, clockwise from the top of the frame; 270 is the left
 * @param elevation above the horizon in degrees, above 0 and below 90
 */
public record Sun(double azimuth, double elevation) {
    public Sun {
        if (!Double.isFinite(azimuth) || !(elevation > 0 && elevation < 90)) {
            throw new IllegalArgumentException("the sun's azimuth must be a number of degrees and its elevation above 0"
                    + " and below 90, got " + azimuth + " and " + elevation);
        }
    }

    /** Mostly from the left: the cameras in orbit pass in the afternoon, and north is up. */
    static Sun draw(SplittableRandom random) {
        boolean afternoon = random.nextDouble() < 0.85;
        double azimuth = afternoon ? 270 + 50 * (2 * random.nextDouble() - 1) : 360 * random.nextDouble();
        return new Sun(azimuth, 18 + 30 * random.nextDouble());
    }

    /** Columns to the right for each pixel towards the sun. */
    double right() {
        return Math.sin(Math.toRadians(azimuth));
    }

    /** Rows down for each pixel towards the sun. */
    double down() {
        return -Math.cos(Math.toRadians(azimuth));
    }
}
