package org.areogan.engine;

/** Starts engines. */
public final class Engines {
    private Engines() {}

    /** The ND4J engine on the backend of this build. @throws EngineException if ND4J cannot run on this device */
    public static Engine nd4j() {
        throw new EngineException("not built yet");
    }
}
