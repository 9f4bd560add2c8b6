package org.areogan.terrain.pixels;

import org.areogan.terrain.Frame;

/** Frames as bytes, 0 (black) to 255. Bytes that become a frame and bytes again stay the same. */
public final class GreyBytes {
    private static final int WHITE = 255;

    private GreyBytes() {}

    /** Rounded to the nearest; brightness beyond 0..1 is cut off. */
    public static byte[] of(Frame frame) {
        float[] grey = frame.grey();
        byte[] bytes = new byte[grey.length];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            bytes[pixel] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, grey[pixel])));
        }
        return bytes;
    }

    /** As it will be read again, but for what is no grey value: that stays, so that it is not taken for one. */
    public static Frame rounded(Frame frame) {
        float[] grey = frame(frame.height(), frame.width(), of(frame)).grey();
        for (int pixel = 0; pixel < grey.length; pixel++) {
            float before = frame.grey()[pixel];
            grey[pixel] = before >= 0 && before <= 1 ? grey[pixel] : before;
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    public static Frame frame(int height, int width, byte[] bytes) {
        float[] grey = new float[bytes.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (bytes[pixel] & 0xff) / (float) WHITE;
        }
        return new Frame(height, width, grey);
    }
}
