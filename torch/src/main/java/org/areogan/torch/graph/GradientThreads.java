package org.areogan.torch.graph;

import org.areogan.torch.graph.kernel.OpenMp;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads work out the gradient of a batch norm on a processor: one, where there are few channels. Each thread of
 * LibTorch's sums into rows of one 32-bit float a channel. Rows of less than a cache line share lines, for which the threads then
 * wait: with 8 channels two threads took five times as long as one.
 */
public final class GradientThreads {
    /** 32-bit floats in a cache line. */
    private static final long CACHE_LINE = 16;

    private static final ThreadLocal<Integer> BEFORE = new ThreadLocal<>();

    /** Native code calls both, whatever scope they came into being in; there may be only a few of a kind. */
    private static final VoidTensorHook ONE = new One().retainReference();

    private static final VoidTensorHook ALL = new All().retainReference();

    private GradientThreads() {}

    /**
     * Has one thread work out the gradient of what lies between, where there are few channels.
     *
     * @param x [batch, channels, height, width], which nothing else may have asked for
     * @param y the same normalised, as LibTorch returned it
     */
    static void useOneForFewChannels(Tensor x, Tensor y) {
        boolean isSlow = OpenMp.isThere()
                && x.is_cpu()
                && x.size(1) < CACHE_LINE
                && torch.get_num_threads() > 1
                && GradMode.is_enabled()
                && x.requires_grad();
        if (isSlow) {
            y.register_hook(ONE);
            x.register_hook(ALL);
        }
    }

    /** Autograd hands over a gradient: from there on one thread. */
    private static final class One extends VoidTensorHook {
        @Override
        public void call(TensorBase gradient) {
            if (BEFORE.get() == null) {
                BEFORE.set(torch.get_num_threads());
                OpenMp.use(1);
            }
        }
    }

    private static final class All extends VoidTensorHook {
        @Override
        public void call(TensorBase gradient) {
            useAll();
        }
    }

    /** As many threads as before, where a gradient was begun by one and broke off or led no further. */
    public static void useAll() {
        Integer before = BEFORE.get();
        if (before != null) {
            BEFORE.remove();
            OpenMp.use(before);
        }
    }
}
