package org.areogan.torch.graph.kernel;

import com.sun.jna.Function;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** How many threads LibTorch computes with for the calling thread alone; its own switch is for all, and ends and begins threads. */
public final class OpenMp {
    private static final @Nullable Function SET_THREADS = LoadedLibrary.function("libgomp.so.1", "omp_set_num_threads");

    private OpenMp() {}

    /** Whether a thread's share can be set here: on Linux. */
    public static boolean isThere() {
        return SET_THREADS != null;
    }

    /** For what the calling thread computes from now on. Does nothing where {@link #isThere} says no. */
    public static void use(int threads) {
        if (SET_THREADS != null) {
            // Asked for the first time by a thread, LibTorch sets what is meant for all: that must be over.
            torch.get_num_threads();
            SET_THREADS.invokeVoid(new Object[] {threads});
        }
    }
}
