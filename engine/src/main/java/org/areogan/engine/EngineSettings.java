package org.areogan.engine;

import org.areogan.files.EngineException;

/**
 * What an engine is started with.
 *
 * @param threads that one operation may use on the processor, 1 or above
 * @param precision of convolutions and matrix products
 */
public record EngineSettings(int threads, Precision precision) {
    /** How exactly the inner products of convolutions are worked out; parameters and sums stay 32-bit floats. */
    public enum Precision {
        /** 32-bit floats throughout. */
        FLOAT32,
        /** Factors rounded to 10 bits of mantissa (TensorFloat-32), on NVIDIA GPUs from Ampere on. */
        TF32,
        /** Activations and factors rounded to bfloat16, which has 7 bits of mantissa. */
        BFLOAT16
    }

    public EngineSettings {
        if (threads < 1) {
            throw new EngineException("threads must be 1 or above, got " + threads + "; leave it out to use all cores");
        }
    }

    /** A thread for each core and 32-bit floats. */
    public static EngineSettings standard() {
        return withThreads(Runtime.getRuntime().availableProcessors());
    }

    /** 32-bit floats. */
    public static EngineSettings withThreads(int threads) {
        return new EngineSettings(threads, Precision.FLOAT32);
    }
}
