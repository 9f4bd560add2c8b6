package org.areogan.trainer.data;

/**
 * Which part of every batch is made here.
 *
 * @param number of the part, from 0
 * @param count of equal parts that a batch has
 */
public record BatchPart(int number, int count) {
    /** All of it. */
    public static final BatchPart WHOLE = new BatchPart(0, 1);

    /** @param size of a part */
    int batch(int size) {
        return size * count;
    }

    /**
     * Where a step's part begins in the order of the epoch's samples.
     *
     * @param size of a part
     */
    int start(int step, int size) {
        return step * batch(size) + number * size;
    }
}
