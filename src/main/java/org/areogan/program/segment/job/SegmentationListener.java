package org.areogan.program.segment.job;

/** Is told how a job goes. */
public interface SegmentationListener extends AutoCloseable {
    /** Tells nobody. */
    SegmentationListener NONE = (done, all, troubles) -> {};

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
