package org.areogan.program.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged; where to is said in {@link LoggingSetup}. */
public final class Logging {
    private Logging() {}

    public static void choose(boolean verbose, boolean quiet) {
        level(org.slf4j.Logger.ROOT_LOGGER_NAME, quiet ? Level.ERROR : verbose ? Level.INFO : Level.WARN);
        // Its warnings are about its own insides, and its errors are told by Areogan's.
        level("org.nd4j", quiet || !verbose ? Level.ERROR : Level.INFO);
        level("org.areogan", quiet ? Level.ERROR : verbose ? Level.DEBUG : Level.INFO);
    }

    private static void level(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof Logger logback) {
            logback.setLevel(level);
        }
    }
}
