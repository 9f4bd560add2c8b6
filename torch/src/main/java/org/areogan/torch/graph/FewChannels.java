package org.areogan.torch.graph;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batch norm of few channels on a processor. For its gradient each thread of LibTorch's sums into rows of one 32-bit float a
 * channel. Rows of less than a cache line share lines, for which the threads then wait: with 8 channels two threads take five
 * times as long as one. So one thread works that gradient out.
 */
public final class FewChannels {
    private static final Logger log = LoggerFactory.getLogger(FewChannels.class);

    /** 32-bit floats in a cache line. */
    private static final long CACHE_LINE = 16;

    private static final String OPENMP = "libgomp.so.1";

    /** For the calling thread alone; LibTorch's own switch is for all, and ends and begins threads. Null where there is none. */
    private static final @Nullable Function SET_THREADS = setThreads();

    private static final ThreadLocal<Integer> USUAL = new ThreadLocal<>();

    /** Native code calls both, whatever scope they came into being in; there may be only a few of a kind. */
    private static final VoidTensorHook ALONE = new Alone().retainReference();

    private static final VoidTensorHook TOGETHER = new Together().retainReference();

    private FewChannels() {}

    /**
     * Has one thread work out the gradient of what lies between, where that is faster.
     *
     * @param x [batch, channels, height, width], which nothing else may have asked for
     * @param y the same normalised, as LibTorch returned it
     */
    static void differentiateAlone(Tensor x, Tensor y) {
        boolean isSlow = SET_THREADS != null
                && x.is_cpu()
                && x.size(1) < CACHE_LINE
                && torch.get_num_threads() > 1
                && GradMode.is_enabled()
                && x.requires_grad();
        if (isSlow) {
            y.register_hook(ALONE);
            x.register_hook(TOGETHER);
        }
    }

    /** Autograd hands over a gradient: from there on one thread. */
    private static final class Alone extends VoidTensorHook {
        @Override
        public void call(TensorBase gradient) {
            if (USUAL.get() == null) {
                USUAL.set(torch.get_num_threads());
                use(1);
            }
        }
    }

    private static final class Together extends VoidTensorHook {
        @Override
        public void call(TensorBase gradient) {
            together();
        }
    }

    /** As many threads as usual, where a gradient was begun by one and broke off or led no further. */
    public static void together() {
        Integer usual = USUAL.get();
        if (usual != null) {
            USUAL.remove();
            use(usual);
        }
    }

    private static void use(int threads) {
        if (SET_THREADS != null) {
            SET_THREADS.invokeVoid(new Object[] {threads});
        }
    }

    private static @Nullable Function setThreads() {
        if (!Platform.isLinux()) {
            return null;
        }
        try {
            // LibTorch has loaded it already; by this name it is the same one.
            return NativeLibrary.getInstance(OPENMP).getFunction("omp_set_num_threads");
        } catch (LinkageError e) {
            log.debug("No {} to set threads of; batch norm of few channels may be slower", OPENMP, e);
            return null;
        }
    }
}
