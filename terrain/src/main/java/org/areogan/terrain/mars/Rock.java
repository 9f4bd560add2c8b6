package org.areogan.terrain.mars;

import java.util.SplittableRandom;

/**
 * A boulder: an ellipsoid with random facets cut off, half sunk into the ground. Not for several threads at once, as it
 * remembers which facet was hit last.
 */
final class Rock {
    private static final int FACETS = 22;

    private final double[] centre;
    private final double[] axes;
    private final double[][] facets = new double[FACETS][];
    private final double[] offsets = new double[FACETS];
    private int hit;

    /** @param centre in the scene's coordinates, as are the half axes */
    Rock(double[] centre, double[] axes, SplittableRandom random) {
        this.centre = centre.clone();
        this.axes = axes.clone();
        for (int facet = 0; facet < FACETS; facet++) {
            double y = 2 * random.nextDouble() - 1;
            double angle = 2 * Math.PI * random.nextDouble();
            double flat = Math.sqrt(1 - y * y);
            facets[facet] = new double[] {flat * Math.cos(angle), y, flat * Math.sin(angle)};
            offsets[facet] = 0.72 + 0.28 * random.nextDouble();
        }
    }

    double centre(int axis) {
        return centre[axis];
    }

    /** The longest half axis. */
    double radius() {
        return Math.max(axes[0], Math.max(axes[1], axes[2]));
    }

    /** How far along the ray the rock begins, in lengths of the direction; infinity where the ray misses it. */
    double enter(double[] origin, double[] direction) {
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        int entered = 0;
        for (int facet = 0; facet < FACETS; facet++) {
            double speed = 0;
            double gap = offsets[facet];
            for (int axis = 0; axis < 3; axis++) {
                speed += facets[facet][axis] * direction[axis] / axes[axis];
                gap -= facets[facet][axis] * (origin[axis] - centre[axis]) / axes[axis];
            }
            double at = gap / speed;
            if (speed > 0) {
                leave = Math.min(leave, at);
            } else if (at > enter) {
                enter = at;
                entered = facet;
            }
        }
        if (enter > leave || leave <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        hit = entered;
        return enter;
    }

    /** Which way the surface looks at a place on the facet hit last: mostly that facet's, a little rounded and rough. */
    double[] normal(double[] place, long seed) {
        double[] normal = new double[3];
        double length = 0;
        double[] local = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            local[axis] = (place[axis] - centre[axis]) / axes[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
            double rough = Noise.fractal(
                    seed + 7L * axis, 3 * (local[0] + local[2]), 4 * (local[1] - 0.4 * local[2]), 5, 0.06);
            normal[axis] = (facets[hit][axis] + 0.35 * local[axis]) / axes[axis] * axes[0] + 0.8 * rough;
            length += normal[axis] * normal[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
            normal[axis] /= Math.sqrt(length);
        }
        return normal;
    }
}
