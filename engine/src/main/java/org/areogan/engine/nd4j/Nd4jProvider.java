package org.areogan.engine.nd4j;

import org.areogan.engine.Engine;
import org.areogan.engine.EngineProvider;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.files.EngineException;

/** The reference engine, which every build has. */
public final class Nd4jProvider implements EngineProvider {

    @Override
    public String name() {
        return Engines.REFERENCE;
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
