package org.areogan.engine;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Starts engines. */
public final class Engines {
    private Engines() {}

    /**
     * Chooses the ND4J binary for this processor. To be called before any ND4J class is used; {@link #nd4j()} does so
     * itself. Calling it again does nothing.
     */
    public static void prepare() {
        Natives.choose();
    }

    /** The ND4J engine on the backend of this build. @throws EngineException if ND4J cannot run on this device */
    public static Engine nd4j() {
        return nd4j(Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that one operation may use, 1 or above */
    public static Engine nd4j(int threads) {
        if (threads < 1) {
            throw new EngineException("threads must be 1 or above, got " + threads);
        }
        prepare();
        Quiet.without(Nd4j::getBackend);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        return new Nd4jEngine("ND4J on CPU");
    }

    /** Native memory that ND4J's arrays hold, in bytes. */
    public static long nativeBytes() {
        return Pointer.totalBytes();
    }
}
