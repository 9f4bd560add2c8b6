package org.areogan.terrain.mars;

/**
 * Shades the ground: each class has its own small relief, and what leans towards the sun is bright. Only the slope along
 * the light matters for that: for a slope s towards a sun at elevation e, light falls as {@code 1 - s / tan(e)} of that
 * on level ground.
 */
final class Ground {
    private static final double AMBIENT = 0.4;

    private final SceneCanvas canvas;
    private final Scene scene;
    private final double towardsX;
    private final double towardsZ;
    private final double cotangent;
    private final Noise.Cells slabs = new Noise.Cells();

    Ground(SceneCanvas canvas) {
        this.canvas = canvas;
        this.scene = canvas.scene;
        double flat = Math.hypot(scene.sun().x(), scene.sun().z());
        this.towardsX = scene.sun().x() / flat;
        this.towardsZ = scene.sun().z() / flat;
        this.cotangent = flat / scene.sun().y();
    }

    void shade() {
        for (int row = 0; row < canvas.height; row++) {
            for (int column = 0; column < canvas.width; column++) {
                int pixel = row * canvas.width + column;
                if (canvas.depth[pixel] > 0) {
                    canvas.grey[pixel] = (float) shade(canvas.ids[pixel], column, canvas.depth[pixel]);
                }
            }
        }
    }

    private double shade(byte id, int column, double ahead) {
        double x = scene.x() + canvas.right(column) * ahead;
        double z = ahead;
        double footprint = canvas.footprint(ahead);
        double step = Math.max(0.008, footprint / 2);
        double slope = slope(id, x, z, footprint, step) + (terrain(x, z, 0.5) - terrain(x, z, -0.5));
        double light = AMBIENT + (1 - AMBIENT) * Math.max(0, Math.min(2, 1 - cotangent * slope));
        double patches = 1 + 0.12 * Noise.fractal(scene.seed() + 31, x / 2, z / 2, 4, footprint / 2);
        return scene.albedo().get(id) * patches * light * (id == Materials.BEDROCK ? slabTone(x, z, footprint) : 1);
    }

    private double terrain(double x, double z, double step) {
        return scene.height(x + step * towardsX, z + step * towardsZ);
    }

    private double slope(byte id, double x, double z, double footprint, double step) {
        double there = relief(id, x + step * towardsX, z + step * towardsZ, footprint);
        double here = relief(id, x - step * towardsX, z - step * towardsZ, footprint);
        return (there - here) / (2 * step);
    }

    private double relief(byte id, double x, double z, double footprint) {
        return switch (id) {
            case Materials.SAND -> ripples(x, z, footprint);
            case Materials.BEDROCK -> slabs(x, z, footprint);
            default -> 0.09 * Noise.fractal(scene.seed() + 41, x, z, 6, footprint);
        };
    }

    /** Crests that wander and fork, steeper on one side, on gentle swells. */
    private double ripples(double x, double z, double footprint) {
        double wavelength = scene.rippleWavelength();
        double visible = Math.max(0, Math.min(1, wavelength / (1.5 * footprint) - 1));
        double across = x * Math.sin(scene.rippleDirection()) + z * Math.cos(scene.rippleDirection());
        double phase =
                2 * Math.PI * (across / wavelength + 1.3 * Noise.fractal(scene.seed() + 51, x / 3, z / 3, 2, 0.1));
        double crests = Math.sin(phase) + 0.35 * Math.sin(2 * phase + 1);
        double swells = 0.15 * Noise.fractal(scene.seed() + 53, x / 2.5, z / 2.5, 2, footprint / 2.5);
        return 0.05 * wavelength * visible * crests + swells;
    }

    /** Flat plates at their own tilts with cracks between them, rough on top. */
    private double slabs(double x, double z, double footprint) {
        findSlab(x, z);
        double crack = Math.min(1, slabs.edge() / 0.07) * slabs.property(4);
        double ledges = 0.1 * Noise.ridged(scene.seed() + 67, x / 2.5, z / 0.7, 2);
        double tilt = 0.16 * ((slabs.property(1) - 0.5) * slabs.right() + (slabs.property(2) - 0.5) * slabs.down());
        double visible = Math.max(0, Math.min(1, 0.35 / footprint - 0.6));
        double rough = 0.09 * Noise.fractal(scene.seed() + 61, x / 1.5, 2 * z / 1.5, 6, footprint / 1.5);
        return visible * (0.03 * crack + tilt + ledges) + rough;
    }

    private double slabTone(double x, double z, double footprint) {
        findSlab(x, z);
        double visible = Math.max(0, Math.min(1, 0.5 / footprint - 0.5));
        double crack = Math.min(1, 0.55 + slabs.edge() / 0.2);
        return 1 - visible * (1 - crack * (0.88 + 0.24 * slabs.property(3)));
    }

    private void findSlab(double x, double z) {
        double bendX = 0.35 * Noise.fractal(scene.seed() + 71, x, z, 3, 0.1);
        double bendZ = 0.35 * Noise.fractal(scene.seed() + 76, x, z, 3, 0.1);
        slabs.at(scene.seed() + 79, x / 0.9 + bendX, z / 0.55 + bendZ);
    }
}
