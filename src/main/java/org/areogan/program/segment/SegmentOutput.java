package org.areogan.program.segment;

import java.io.Closeable;
import java.io.IOException;

/**
 * A kind of file that segmented frames are written to as they come, so that none need be kept. What is closed before
 * {@link #commit} leaves nothing.
 */
interface SegmentOutput extends Closeable {
    /** The next frame. */
    void write(SegmentedFrame frame) throws IOException;

    /** To be called after the last frame. */
    void commit() throws IOException;
}
