package org.areogan.generator;

import org.areogan.generator.tiling.PixelSink;
import org.areogan.terrain.Mask;

/** Makes mask and confidence of pixels' probabilities, which it does not keep. */
final class MaskPixels implements PixelSink {
    private final int height;
    private final int width;
    private final int classes;
    private final byte[] ids;
    private final short[] confidence;

    MaskPixels(int height, int width, int classes) {
        this.height = height;
        this.width = width;
        this.classes = classes;
        ids = new byte[height * width];
        confidence = new short[ids.length];
    }

    @Override
    public void take(int row, int column, int count, float[] said, int from) {
        int pixel = row * width + column;
        for (int at = from; at < from + count * classes; at += classes) {
            int best = Prediction.mostProbable(said, at, classes);
            ids[pixel] = (byte) best;
            confidence[pixel++] = Prediction.rounded(said[at + best]);
        }
    }

    /** To be asked for after the last pixel. */
    Prediction prediction() {
        return Prediction.ofMask(new Mask(height, width, ids), confidence, classes);
    }
}
