package org.areogan.program.segment;

import java.util.function.Supplier;
import org.areogan.terrain.Frame;

/**
 * A frame that is read when asked for.
 *
 * @param name of the files that are written for it, without ending
 */
record NamedFrame(String name, Supplier<Frame> source) {
    Frame read() {
        return source.get();
    }
}
