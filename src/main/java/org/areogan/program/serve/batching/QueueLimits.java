package org.areogan.program.serve.batching;

/**
 * How much waits, and how much is segmented at once.
 *
 * @param frames that may wait
 * @param pixels that the waiting frames may have together
 * @param together frames of one pass through the network
 */
public record QueueLimits(int frames, long pixels, int together) {
    /** 256 frames, 64 million pixels (256 MB), 32 at once. */
    public static final QueueLimits STANDARD = new QueueLimits(256, 1L << 26, 32);

    public QueueLimits {
        if (frames < 1 || pixels < 1 || together < 1) {
            throw new IllegalArgumentException("a queue holds at least one frame of one pixel, got " + frames
                    + " frames of " + pixels + " pixels, " + together + " at once");
        }
    }
}
