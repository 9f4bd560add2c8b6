package org.areogan.spark.ring;

import java.io.Closeable;
import java.io.IOException;

/** Closes what nobody needs any more. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable closed) {
        try {
            closed.close();
        } catch (IOException gone) {
            // Nothing is lost: all that was to be sent has been waited for.
        }
    }
}
