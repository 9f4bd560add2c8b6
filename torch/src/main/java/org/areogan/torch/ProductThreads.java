package org.areogan.torch;

import com.sun.jna.Function;
import org.areogan.torch.graph.kernel.LoadedLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The threads of OpenBLAS, which multiplies matrices for LibTorch in threads of its own, the whole process's. With several it lets
 * one caller in at a time, so that it has one while passes of one thread each run side by side; a training that runs at the same time
 * multiplies by one thread meanwhile.
 */
final class ProductThreads {
    private static final String LIBRARY = "libopenblas.so.0";

    /** ND4J's way to the same looks for the library anew at each call, which takes a millisecond. */
    private static final @Nullable Function SET = LoadedLibrary.function(LIBRARY, "openblas_set_num_threads");

    private static final @Nullable Function GET = LoadedLibrary.function(LIBRARY, "openblas_get_num_threads");

    private static int passesOfOne;
    private static int before = 1;

    private ProductThreads() {}

    static synchronized void beginOne() {
        if (passesOfOne++ == 0 && GET != null) {
            before = GET.invokeInt(new Object[0]);
            use(1);
        }
    }

    static synchronized void endOne() {
        if (--passesOfOne == 0) {
            use(before);
        }
    }

    private static void use(int threads) {
        if (SET != null && before > 1) {
            SET.invokeVoid(new Object[] {threads});
        }
    }
}
