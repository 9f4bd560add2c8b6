package org.areogan.engine;

import org.areogan.files.EngineException;

/** Makes an engine known to {@link Engines}, which finds it through {@link java.util.ServiceLoader}. */
public interface EngineProvider {
    /** Short name for options and records, e.g. {@code nd4j}; the same as the engine's. */
    String name();

    /** The choice that is left to the program falls on the engine with the highest rank that starts. */
    int rank();

    /**
     * Loads native code and starts the engine.
     *
     * @throws EngineException if the engine cannot run on this machine or not with these settings; says why
     */
    Engine start(EngineSettings settings);
}
