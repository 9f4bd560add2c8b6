package org.areogan.program.serve.batching;

/**
 * How much waits, and how much is segmented at once.
 *
 * @param frames that may wait
 * @param pixels that the waiting frames may have together
 * @param together frames that are segmented and answered together
 * @param pixelsTogether that these may have, unless a single frame has more: what a network takes in one pass, so that nobody
 *     waits for passes of others
 */
public record QueueLimits(int frames, long pixels, int together, long pixelsTogether) {
    /** 256 frames, 64 million pixels (256 MB), 32 at once that have a quarter of a million. */
    public static final QueueLimits STANDARD = new QueueLimits(256, 1L << 26, 32, 1L << 18);

    public QueueLimits {
        if (frames < 1 || pixels < 1 || together < 1 || pixelsTogether < 1) {
            throw new IllegalArgumentException("a queue holds at least one frame of one pixel, got " + frames
                    + " frames of " + pixels + " pixels, " + together + " at once");
        }
    }
}
