package org.areogan.terrain.mars;

/** A picture in the making: brightness, class and depth of each pixel, row by row. */
final class SceneCanvas {
    final Scene scene;
    final int height;
    final int width;
    final float[] grey;
    final byte[] ids;

    /** Metres straight ahead to what the pixel shows; 0 where it shows no ground. */
    final float[] depth;

    SceneCanvas(Scene scene, int height, int width) {
        this.scene = scene;
        this.height = height;
        this.width = width;
        this.grey = new float[height * width];
        this.ids = new byte[height * width];
        this.depth = new float[height * width];
    }

    /** Focal length in pixels. */
    double focal() {
        return scene.focal() * width;
    }

    /** Height of the camera in the scene's coordinates. */
    double eye() {
        return scene.height(scene.x(), 0) + scene.cameraHeight();
    }

    /** How far right of the camera this column looks, for each metre ahead. */
    double right(int column) {
        return (column + 0.5 - width / 2.0) / focal();
    }

    /** How far up this row looks, for each metre ahead. */
    double up(int row) {
        return (scene.horizon() * height - row - 0.5) / focal();
    }

    /** What a pixel covers on level ground this far ahead, in metres: the mean of its breadth and its length. */
    double footprint(double ahead) {
        double breadth = ahead / focal();
        double length = Math.max(breadth, ahead * ahead / (focal() * scene.cameraHeight()));
        return Math.sqrt(breadth * length);
    }
}
