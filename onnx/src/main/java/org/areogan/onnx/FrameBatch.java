package org.areogan.onnx;

/**
 * What a network is shown at once.
 *
 * @param grey raw, in [0, 1], [frames, height, width, 1] flattened
 */
record FrameBatch(int frames, int height, int width, float[] grey) {
    FrameBatch {
        if (grey.length != frames * height * width) {
            throw new IllegalArgumentException(frames + " frames of " + height + " x " + width + " have "
                    + frames * height * width + " pixels, got " + grey.length);
        }
    }

    int pixels() {
        return height * width;
    }

    /** The one at this index, [height, width] flattened. */
    float[] frame(int index) {
        float[] frame = new float[pixels()];
        System.arraycopy(grey, index * frame.length, frame, 0, frame.length);
        return frame;
    }
}
