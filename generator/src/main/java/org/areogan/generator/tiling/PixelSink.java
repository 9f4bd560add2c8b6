package org.areogan.generator.tiling;

/** Takes what is said of the pixels of a frame, of each once; of those in a column from the top down. */
@FunctionalInterface
public interface PixelSink {
    /**
     * @param row of the pixels
     * @param column of the first one
     * @param count how many there are
     * @param said [count, classes] flattened, in an array that is used again afterwards
     * @param from where it begins there
     */
    void take(int row, int column, int count, float[] said, int from);
}
