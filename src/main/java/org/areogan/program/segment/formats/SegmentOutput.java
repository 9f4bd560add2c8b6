package org.areogan.program.segment.formats;

import java.io.Closeable;
import java.io.IOException;

/** A kind of file that holds all frames, or a folder of such. What is closed before {@link #commit} leaves nothing. */
public interface SegmentOutput extends Closeable {
    /** The next frame. */
    void write(MaskedFrame frame) throws IOException;

    /** To be called after the last frame. */
    void commit() throws IOException;
}
