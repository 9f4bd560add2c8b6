package org.areogan.program.serve.batching;

/** What a queue tells of itself. */
public interface QueueListener {
    /** Called when a batch has been segmented. @param nanoseconds that it took */
    void segmented(int frames, long nanoseconds);

    /** Hears nothing. */
    QueueListener DEAF = (frames, nanoseconds) -> {};
}
