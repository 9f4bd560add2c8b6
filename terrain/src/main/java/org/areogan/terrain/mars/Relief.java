package org.areogan.terrain.mars;

/**
 * Finds which pixel shows which ground: each column is walked away from the camera, and whatever rises above all that
 * was nearer is seen (the "voxel space" way of rendering height maps).
 */
final class Relief {
    /** Steps of the walk for each row of flat ground. */
    private static final double STEPS_PER_ROW = 2;

    /** Where the walk ends, in rows below the horizon; the rest is too far to tell from the hills. */
    private static final double LAST_ROW = 0.4;

    private Relief() {}

    static void trace(SceneCanvas canvas) {
        for (int column = 0; column < canvas.width; column++) {
            trace(canvas, column);
        }
    }

    private static void trace(SceneCanvas canvas, int column) {
        Scene scene = canvas.scene;
        double horizonRow = scene.horizon() * canvas.height;
        double rowsAtOneMetre = canvas.focal() * scene.cameraHeight();
        double right = canvas.right(column);
        double eye = canvas.eye();
        int top = canvas.height;
        double previousRow = 2.0 * canvas.height;
        double below = 1.6 * (canvas.height - horizonRow);
        double previousInverse = below / rowsAtOneMetre;
        for (; below > LAST_ROW && top > 0; below -= 1 / STEPS_PER_ROW) {
            double ahead = rowsAtOneMetre / below;
            double rise = eye - scene.height(scene.x() + right * ahead, ahead);
            double row = horizonRow + canvas.focal() * rise / ahead;
            while (top > 0 && top - 0.5 >= row) {
                top--;
                double share = Math.max(0, Math.min(1, (previousRow - top - 0.5) / (previousRow - row)));
                double inverse = previousInverse + share * (1 / ahead - previousInverse);
                canvas.depth[top * canvas.width + column] = (float) (1 / inverse);
            }
            previousRow = row;
            previousInverse = 1 / ahead;
        }
    }
}
