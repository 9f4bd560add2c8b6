package org.areogan.engine;

import org.areogan.engine.EngineSettings.Precision;

/** The reference engine, which every build has. */
public final class Nd4jProvider implements EngineProvider {
    static final String NAME = "nd4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Engine start(EngineSettings settings) {
        if (settings.precision() != Precision.FLOAT32) {
            throw new EngineException("the engine nd4j computes with 32-bit floats only, not " + settings.precision()
                    + "; leave the precision out or use the engine torch");
        }
        return Nd4jEngine.start(settings.threads());
    }
}
