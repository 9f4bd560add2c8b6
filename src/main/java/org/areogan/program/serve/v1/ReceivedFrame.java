package org.areogan.program.serve.v1;

import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * A frame out of a body.
 *
 * @param missing which of its pixels its file calls missing, [height * width]; empty where none is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedFrame(Frame frame, Optional<boolean[]> missing) {
    ReceivedFrame(Frame frame) {
        this(frame, Optional.empty());
    }

    /** A mask of the frame, without labels where it has no pixels. */
    Mask labelled(Mask mask, ClassSet classes) {
        return missing.map(pixels -> mask.with(pixels, classes.noLabel())).orElse(mask);
    }
}
