package org.areogan.spark.session;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;

/**
 * What computes in a process of executors.
 *
 * @param name of the engine; {@link #AUTO} takes the fastest that starts
 * @param threads that compute in a task
 */
public record TaskEngine(String name, int threads) implements Serializable {
    public static final String AUTO = "auto";

    /** The engine's name as it is known. @throws UserException if there is no such engine */
    public static String known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.equals(AUTO) && !Engines.names().contains(lower)) {
            throw new UserException("--engine is " + lower + "; it can be " + AUTO + ", "
                    + Engines.names().stream().collect(Collectors.joining(", ")));
        }
        return lower;
    }

    /** In a task on the GPU that it has been given, where Spark gives any. */
    public Engine start() {
        TaskGpu.show();
        EngineSettings settings = EngineSettings.withThreads(threads);
        return name.equals(AUTO) ? Engines.choose(settings).engine() : Engines.start(name, settings);
    }

    /** As it stands in the request of a job. */
    public String text() {
        return name + " with threads: " + threads;
    }
}
