package org.areogan.program.segment.job;

import java.util.Optional;
import org.areogan.terrain.Mask;

/**
 * What came of a frame.
 *
 * @param mask there if the frame could be read and some file holds all masks
 * @param line what {@link org.areogan.program.segment.formats.AreaLine} says of it; empty where it could not be read
 * @param trouble why it could not be read; empty where it could
 */
record FrameResult(Optional<Mask> mask, String line, String trouble) {
    boolean read() {
        return trouble.isEmpty();
    }
}
