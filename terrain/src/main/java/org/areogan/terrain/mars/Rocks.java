package org.areogan.terrain.mars;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Places big rocks on the ground, in full view and never against the sky, lights them and casts their shadows. */
final class Rocks {
    private static final int TRIES = 60;
    private static final double IN_SHADOW = 0.45;

    private final SceneCanvas canvas;
    private final Scene scene;
    private final SplittableRandom random;
    private final double[] eye;
    private final List<Rock> rocks = new ArrayList<>();

    Rocks(SceneCanvas canvas, SplittableRandom random) {
        this.canvas = canvas;
        this.scene = canvas.scene;
        this.random = random;
        this.eye = new double[] {scene.x(), canvas.eye(), 0};
    }

    /** One rock, often with smaller ones about. */
    void scatter() {
        place(0.075 + 0.065 * random.nextDouble());
        for (int companions = random.nextInt(3); companions > 0; companions--) {
            place(0.035 + 0.04 * random.nextDouble());
        }
        castShadows();
        rocks.forEach(this::paint);
    }

    /** @param breadth half of the rock's breadth, in picture widths */
    private void place(double breadth) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int column = random.nextInt(canvas.width);
            int row = random.nextInt(canvas.height);
            double ahead = canvas.depth[row * canvas.width + column];
            double size = breadth * canvas.width * ahead / canvas.focal();
            double tallness = 0.5 + 0.35 * random.nextDouble();
            double x = scene.x() + canvas.right(column) * ahead;
            double y = scene.height(x, ahead) + 0.25 * tallness * size;
            if (ahead > 0 && size < 2.5 && againstGround(column, row, (int) (1.7 * breadth * canvas.width))) {
                rocks.add(
                        new Rock(new double[] {x, y, ahead}, new double[] {size, tallness * size, 0.8 * size}, random));
                return;
            }
        }
    }

    private boolean againstGround(int column, int row, int reach) {
        int top = row - reach;
        int left = Math.max(0, column - reach);
        int right = Math.min(canvas.width - 1, column + reach);
        return top >= 0
                && canvas.depth[top * canvas.width + left] > 0
                && canvas.depth[top * canvas.width + column] > 0
                && canvas.depth[top * canvas.width + right] > 0;
    }

    private void castShadows() {
        double[] sun = {scene.sun().x(), scene.sun().y(), scene.sun().z()};
        double[] place = new double[3];
        for (int row = 0; row < canvas.height; row++) {
            for (int column = 0; column < canvas.width; column++) {
                int pixel = row * canvas.width + column;
                if (canvas.depth[pixel] > 0) {
                    locate(row, column, canvas.depth[pixel], place);
                    for (Rock rock : rocks) {
                        canvas.grey[pixel] *= (float) shade(rock, place, sun);
                    }
                }
            }
        }
    }

    /** Dark where the rock hides the sun, and a little where it hides some of the sky. */
    private static double shade(Rock rock, double[] place, double[] sun) {
        double x = place[0] - rock.centre(0);
        double z = place[2] - rock.centre(2);
        double distance = Math.sqrt(x * x + z * z) / rock.radius();
        if (distance > 8) {
            return 1;
        }
        double hidden = 0.4 * Math.exp(-3 * Math.max(0, distance - 0.8));
        return (1 - hidden) * (rock.enter(place, sun) < Double.POSITIVE_INFINITY ? IN_SHADOW : 1);
    }

    private void paint(Rock rock) {
        double scale = canvas.focal() / rock.centre(2);
        double column = canvas.width / 2.0 + (rock.centre(0) - scene.x()) * scale;
        double row = scene.horizon() * canvas.height - (rock.centre(1) - eye[1]) * scale;
        // The near side of a rock is larger than its middle.
        int reach = (int) Math.ceil(1.6 * rock.radius() * scale);
        double[] direction = new double[3];
        direction[2] = 1;
        for (int r = Math.max(0, (int) row - reach); r <= Math.min(canvas.height - 1, (int) row + reach); r++) {
            for (int c = Math.max(0, (int) column - reach);
                    c <= Math.min(canvas.width - 1, (int) column + reach);
                    c++) {
                direction[0] = canvas.right(c);
                direction[1] = canvas.up(r);
                double ahead = rock.enter(eye, direction);
                int pixel = r * canvas.width + c;
                if (ahead > 0 && ahead < canvas.depth[pixel]) {
                    canvas.depth[pixel] = (float) ahead;
                    canvas.ids[pixel] = Materials.BIG_ROCK;
                    canvas.grey[pixel] = (float) light(rock, r, c, ahead);
                }
            }
        }
    }

    private double light(Rock rock, int row, int column, double ahead) {
        double[] place = new double[3];
        locate(row, column, ahead, place);
        double[] normal = rock.normal(place, scene.seed());
        Scene.Sun sun = scene.sun();
        double towards = normal[0] * sun.x() + normal[1] * sun.y() + normal[2] * sun.z();
        double direct = Math.min(1.7, Math.max(0, towards) / sun.y());
        double sky = 0.34 + 0.16 * normal[1];
        double grain = Noise.fractal(
                scene.seed() + 101, (place[0] + place[2]) / rock.radius(), place[1] / rock.radius(), 5, 0.05);
        return scene.albedo().get(Materials.BIG_ROCK) * (1 + 0.3 * grain) * (sky + 0.6 * direct);
    }

    private void locate(int row, int column, double ahead, double[] place) {
        place[0] = scene.x() + canvas.right(column) * ahead;
        place[1] = eye[1] + canvas.up(row) * ahead;
        place[2] = ahead;
    }
}
