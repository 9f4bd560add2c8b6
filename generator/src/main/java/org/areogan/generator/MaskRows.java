package org.areogan.generator;

import org.areogan.generator.tiling.RowSink;
import org.areogan.terrain.Mask;

/** Makes mask and confidence of rows of probabilities, which it does not keep. */
final class MaskRows implements RowSink {
    private final int height;
    private final int width;
    private final int classes;
    private final byte[] ids;
    private final short[] confidence;
    private int pixel;

    MaskRows(int height, int width, int classes) {
        this.height = height;
        this.width = width;
        this.classes = classes;
        ids = new byte[height * width];
        confidence = new short[ids.length];
    }

    @Override
    public void take(float[] said, int length) {
        for (int from = 0; from < length; from += classes) {
            int best = Prediction.mostProbable(said, from, classes);
            ids[pixel] = (byte) best;
            confidence[pixel++] = Prediction.rounded(said[from + best]);
        }
    }

    /** To be asked for after the last row. */
    Prediction prediction() {
        return Prediction.ofMask(new Mask(height, width, ids), confidence, classes);
    }
}
