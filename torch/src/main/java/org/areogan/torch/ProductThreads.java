package org.areogan.torch;

import com.sun.jna.Function;
import org.areogan.torch.graph.kernel.LoadedLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The threads of OpenBLAS, which multiplies matrices for LibTorch in threads of its own, the whole process's. With several it lets
 * one caller in at a time, so that it has one while passes of one thread each run side by side.
 */
final class ProductThreads {
    /** ND4J's way to the same looks for the library anew at each call, which takes a millisecond. */
    private static final @Nullable Function SET =
            LoadedLibrary.function("libopenblas.so.0", "openblas_set_num_threads");

    private final int usual;
    private int passesOfOne;

    /** @param usual while no such passes run */
    ProductThreads(int usual) {
        this.usual = usual;
    }

    synchronized void beginOne() {
        if (passesOfOne++ == 0) {
            use(1);
        }
    }

    synchronized void endOne() {
        if (--passesOfOne == 0) {
            use(usual);
        }
    }

    private void use(int threads) {
        if (SET != null && usual > 1) {
            SET.invokeVoid(new Object[] {threads});
        }
    }
}
