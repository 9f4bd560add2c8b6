package org.areogan.trainer.data;

import org.areogan.trainer.configuration.Require;

/** How big the arrays of a batch are: [batch, height, width, 1 or classes]. */
public record BatchShape(int batch, int height, int width, int classes) {
    /** Numbers in the largest array that the Java machine can hold. */
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    public BatchShape {
        double numbers = (double) batch * height * width * classes;
        Require.that(
                numbers <= LARGEST,
                "training.batch x frame.height x frame.width",
                batch + " x " + height + " x " + width,
                "at most " + LARGEST / classes + " pixels");
    }

    /** The same of another number of frames. */
    public BatchShape of(int frames) {
        return new BatchShape(frames, height, width, classes);
    }

    public int pixels() {
        return batch * height * width;
    }
}
