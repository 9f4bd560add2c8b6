package org.areogan.engine;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** Starts engines. */
public final class Engines {
    private Engines() {}

    /**
     * The ND4J engine on the backend of this build, with a thread for each core. A program calls it before it uses ND4J
     * in any other way: on a GPU that ND4J has no code for, this tells so while ND4J itself would crash.
     *
     * @throws EngineException if ND4J cannot run on this device
     */
    public static Engine nd4j() {
        return nd4j(Runtime.getRuntime().availableProcessors());
    }

    /**
     * As {@link #nd4j()}.
     *
     * @param threads that one operation may use, 1 or above
     */
    public static Engine nd4j(int threads) {
        if (threads < 1) {
            throw new EngineException("threads must be 1 or above, got " + threads + "; leave it out to use all cores");
        }
        return Nd4jEngine.start(threads);
    }

    /** What ND4J's arrays hold of native memory, in bytes. */
    public static long arrayBytes() {
        return Nd4j.getEnvironment().getDeviceCouner(0);
    }

    /** The physical memory that this process holds, in bytes: ND4J's arrays, its code and the virtual machine itself. */
    public static long nativeBytes() {
        Natives.choose();
        return Pointer.physicalBytes();
    }
}
