package org.areogan.terrain.craters;

import org.areogan.terrain.mars.Noise;

/**
 * One crater. Lengths are pixels, heights too.
 *
 * <p>A fresh one is a bowl a fifth as deep as it is wide (Pike 1977) with a rim of a twentieth, higher than the measured
 * 0.036 so that a few pixels show it; from there the ejecta fall off with the cube of the distance (McGetchin et al. 1973).
 * Erosion makes both shallower, rounds the rim and fills the floor.
 *
 * @param row of the centre
 * @param column of the centre
 * @param radius to the crest of the rim, along the longer axis
 * @param flattening shorter axis as a share of the longer
 * @param direction of the longer axis, in radians
 * @param erosion 0 fresh, 1 hardly to be seen
 * @param floor share of the radius that the flat floor takes
 * @param peak height of the central peak as a share of the depth
 * @param seed of its irregularities
 */
record Crater(
        double row,
        double column,
        double radius,
        double flattening,
        double direction,
        double erosion,
        double floor,
        double peak,
        long seed) {
    /** Where its ejecta end, in radii. */
    static final double REACH = 2.2;

    private static final double DEPTH = 2 * 0.2;
    private static final double RIM = 2 * 0.05;

    /** How far a place is from the centre: 0 there, 1 on the crest of the rim, which is not quite an ellipse. */
    double distance(double atRow, double atColumn) {
        double down = atRow - row;
        double right = atColumn - column;
        double along = (right * Math.cos(direction) + down * Math.sin(direction)) / radius;
        double across = (down * Math.cos(direction) - right * Math.sin(direction)) / (radius * flattening);
        double distance = Math.hypot(along, across);
        if (distance < 1e-9) {
            return 0;
        }
        return distance / (1 + 0.12 * Noise.smooth(seed, 0.5 + 1.6 * along / distance, 0.5 + 1.6 * across / distance));
    }

    /** Above what the ground would be without it, at this distance in radii. */
    double height(double distance, double atRow, double atColumn) {
        double fresh = Math.pow(1 - erosion, 1.3);
        // The rim of a large crater slumps, so that it is not as deep for its breadth.
        double depth = DEPTH * radius * (0.06 + 0.94 * fresh) * Math.min(1, 2.2 / Math.sqrt(radius));
        double broken = 1 + 1.5 * erosion * Noise.smooth(seed + 1, atColumn / radius, atRow / radius);
        double rim = RIM * radius * (0.15 + 0.85 * fresh) * Math.max(0, broken);
        double slope = Math.max(0, (distance - floor) / (1 - floor));
        double bowl = rim + depth * (slope * slope - 1) + peak * depth * Math.exp(-Math.pow(distance / 0.18, 2));
        double ejecta = rim * (Math.pow(Math.max(distance, 0.5), -3) - Math.pow(REACH, -3));
        double outside = step(distance, 1, 0.03 + 0.2 * erosion);
        return bowl + outside * (ejecta - bowl);
    }

    /** How much of what was there before it has wiped out, 0 to 1. */
    double wiped(double distance) {
        return (1 - step(distance, 1.1, 0.25)) * (1 - 0.8 * erosion);
    }

    /** From 0 to 1 around a place, smoothly. */
    private static double step(double value, double around, double halfWidth) {
        double share = Math.max(0, Math.min(1, (value - around + halfWidth) / (2 * halfWidth)));
        return share * share * (3 - 2 * share);
    }
}
