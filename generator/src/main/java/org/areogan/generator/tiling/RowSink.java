package org.areogan.generator.tiling;

/** Takes what is said of a frame, rows after rows from the top. */
@FunctionalInterface
public interface RowSink {
    /**
     * @param said [rows, width, classes] flattened, at the start of an array that is used again afterwards
     * @param length how many values they are
     */
    void take(float[] said, int length);
}
