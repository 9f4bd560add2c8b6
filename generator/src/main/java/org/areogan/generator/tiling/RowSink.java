package org.areogan.generator.tiling;

/** Takes the class probabilities of a frame, some rows at a time, from the top down. */
@FunctionalInterface
public interface RowSink {
    /**
     * @param said probabilities, [rows, width, classes] flattened, at the start of an array that is used again afterwards
     * @param length how many values they are
     */
    void take(float[] said, int length);
}
