package org.areogan.terrain;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Samples whose frames tell what their masks must be. */
public final class TestSamples {
    private TestSamples() {}

    /** Square blocks of random classes of {@link ClassSet#ROVER}, each as bright as its class says. */
    public static Sample blocks(int height, int width, int side, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int across = (width + side - 1) / side;
        int[] classes =
                random.ints((long) across * ((height + side - 1) / side), 0, 5).toArray();
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) classes[pixel / width / side * across + pixel % width / side];
            grey[pixel] = brightness(ids[pixel]);
        }
        return sample(height, width, grey, ids);
    }

    public static float brightness(int id) {
        return 0.1f + 0.2f * id;
    }

    /** Brightness is the column over the width, the class is the column over the step. */
    public static Sample columns(int height, int width, int step) {
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            grey[pixel] = (float) (pixel % width) / width;
            ids[pixel] = (byte) (pixel % width / step);
        }
        return sample(height, width, grey, ids);
    }

    /** Brightness is the row over the height, the class is the row over the step. */
    public static Sample rows(int height, int width, int step) {
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int row = pixel / width;
            grey[pixel] = (float) row / height;
            ids[pixel] = (byte) (row / step);
        }
        return sample(height, width, grey, ids);
    }

    /** Every pixel is different, in frame and mask. */
    public static Sample numbered(int height, int width) {
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            grey[pixel] = pixel / 256f;
            ids[pixel] = (byte) pixel;
        }
        return sample(height, width, grey, ids);
    }

    public static Sample flat(int height, int width, float grey, int id) {
        float[] greys = new float[height * width];
        byte[] ids = new byte[height * width];
        Arrays.fill(greys, grey);
        Arrays.fill(ids, (byte) id);
        return sample(height, width, greys, ids);
    }

    private static Sample sample(int height, int width, float[] grey, byte[] ids) {
        return new Sample(new Frame(height, width, grey), new Mask(height, width, ids));
    }
}
