package org.areogan.trainer.teacher;

/** Which of the teacher's labels are believed. */
interface PixelChoice extends AutoCloseable {
    /**
     * @param frames normalised, [batch, height, width, 1]
     * @param labels the class of each pixel that the teacher finds most probable, [batch, height, width]
     * @param sureness how probable it finds that class, [batch, height, width]
     * @return whether each pixel counts, [batch, height, width]
     */
    boolean[] of(float[] frames, byte[] labels, float[] sureness);

    @Override
    default void close() {}
}
