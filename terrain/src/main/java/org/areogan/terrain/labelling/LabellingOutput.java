package org.areogan.terrain.labelling;

import java.io.Closeable;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/** A folder that is filled for a labelling tool, frame by frame. What is closed before {@link #commit} leaves nothing. */
public interface LabellingOutput extends Closeable {
    /**
     * The next frame with its mask, of the same size.
     *
     * @param name of the frame, its own, without ending
     * @throws org.areogan.files.UserException if it cannot be written
     */
    void write(String name, Frame frame, Mask mask);

    /** Makes the folder what was written, after the last frame. */
    void commit();

    @Override
    void close();
}
