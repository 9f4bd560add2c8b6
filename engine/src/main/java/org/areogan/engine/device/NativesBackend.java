package org.areogan.engine.device;

import org.nd4j.common.io.Resource;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Chooses the native binary just before ND4J loads one, whichever class of a program or test uses ND4J first.
 *
 * <p>It is registered as an ND4J backend without being one: ND4J makes an instance of every registered class before it
 * touches native code, then asks each whether it is available.
 */
public final class NativesBackend extends Nd4jBackend {
    public NativesBackend() {
        Natives.choose();
    }

    /** Below every real backend, so that ND4J asks the others first. */
    @Override
    public int getPriority() {
        return -1;
    }

    @Override
    public boolean isAvailable() {
        return false;
    }

    @Override
    public boolean canRun() {
        return false;
    }

    @Override
    public boolean allowsOrder() {
        return false;
    }

    @Override
    public Resource getConfigurationResource() {
        throw noBackend();
    }

    @Override
    public Class<?> getNDArrayClass() {
        throw noBackend();
    }

    @Override
    public Environment getEnvironment() {
        throw noBackend();
    }

    @Override
    public String buildInfo() {
        throw noBackend();
    }

    @Override
    public void logBackendInit() {}

    private static UnsupportedOperationException noBackend() {
        return new UnsupportedOperationException("this only chooses a native binary");
    }
}
