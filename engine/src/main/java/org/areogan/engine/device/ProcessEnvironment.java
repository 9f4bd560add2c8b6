package org.areogan.engine.device;

import com.sun.jna.Platform;
import com.sun.jna.platform.unix.LibC;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The environment of this process as native libraries see it when they are loaded; Java has a copy from its start. */
final class ProcessEnvironment {
    private static final Logger log = LoggerFactory.getLogger(ProcessEnvironment.class);

    private static final int KEEP_THE_USERS = 0;

    private ProcessEnvironment() {}

    /** Sets a variable on Linux, unless the user, or whatever started this process, has. */
    static void setUnlessSet(String name, String value) {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            LibC.INSTANCE.setenv(name, value, KEEP_THE_USERS);
        } catch (LinkageError e) {
            log.warn("Cannot set {} to {} in this process's environment", name, value, e);
        }
    }

    /** What native libraries see; null if it is not set. */
    static @Nullable String get(String name) {
        if (Platform.isLinux()) {
            try {
                return LibC.INSTANCE.getenv(name);
            } catch (LinkageError e) {
                log.debug("Java's own copy of the environment has to do", e);
            }
        }
        return System.getenv(name);
    }
}
