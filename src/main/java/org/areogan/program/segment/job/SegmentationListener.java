package org.areogan.program.segment.job;

/** Is told how a job goes. */
public interface SegmentationListener extends AutoCloseable {
    /** Tells nobody. */
    SegmentationListener NONE = (done, all, troubles) -> {};

    /**
     * An interrupted job is gone on with.
     *
     * @param done frames that need no second look
     * @param all frames
     */
    default void resumed(int done, int all) {}

    /**
     * Some more frames are done.
     *
     * @param done frames so far, those that could not be read among them
     * @param all frames
     * @param troubles how many could not be read
     */
    void advanced(int done, int all, int troubles);

    @Override
    default void close() {}
}
