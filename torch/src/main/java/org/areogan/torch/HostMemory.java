package org.areogan.torch;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.platform.unix.LibC;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the C library on Linux hands out the memory of tensors. A step asks for hundreds of megabytes and gives them back.
 * As it comes, each large tensor is mapped anew and every one of its pages faulted in and cleared; that was measured to
 * take about a tenth of a step, so freed memory is kept for the next tensors. Passes over large frames do without: tensors of
 * tens of megabytes leave gaps that the next ones do not fit into, and half as much again is held as is used. They also give
 * back what was freed before them, such as what reading the model and Java's compilers took.
 */
final class HostMemory {
    /** Values in the largest input from which a pass is one over large frames: beyond what small frames share a pass. */
    static final long LARGE_INPUT = (1 << 18) + 1;

    private static final Logger log = LoggerFactory.getLogger(HostMemory.class);

    /** Numbers of glibc's {@code mallopt}, from its malloc.h. */
    private static final int TRIM_THRESHOLD = -1;

    private static final int MMAP_THRESHOLD = -3;

    private static final int LARGER_THAN_ANY_TENSOR = 1 << 30;
    private static final int LARGEST_OF_OLD_VERSIONS = 32 << 20;
    private static final int LARGE_TENSOR = 4 << 20;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int KEEP_THE_USERS = 0;

    private static boolean keeping;

    private HostMemory() {}

    /** Takes effect only before LibTorch is loaded. */
    static void prepare() {
        if (Platform.isLinux()) {
            // LibTorch then asks for pages of 2 MiB.
            LibC.INSTANCE.setenv("THP_MEM_ALLOC_ENABLE", "1", KEEP_THE_USERS);
            keepFreed();
        }
    }

    /** Has freed memory kept for the next tensors from now on. */
    static synchronized void keepFreed() {
        if (!keeping) {
            keeping = true;
            set(MMAP_THRESHOLD, LARGER_THAN_ANY_TENSOR, LARGEST_OF_OLD_VERSIONS);
            set(TRIM_THRESHOLD, NEVER, NEVER);
        }
    }

    /**
     * As suits a pass.
     *
     * @param values in its largest input
     */
    static synchronized void suit(long values) {
        if (values < LARGE_INPUT) {
            keepFreed();
        } else {
            if (keeping) {
                keeping = false;
                set(MMAP_THRESHOLD, LARGE_TENSOR, LARGE_TENSOR);
                set(TRIM_THRESHOLD, LARGE_TENSOR, LARGE_TENSOR);
            }
            giveBackFreed();
        }
    }

    private static void set(int parameter, int value, int otherwise) {
        if (call("mallopt", parameter, value) == 0 && otherwise != value) {
            call("mallopt", parameter, otherwise);
        }
    }

    private static void giveBackFreed() {
        call("malloc_trim", new NativeLong(0));
    }

    /** 1 where the C library is another one, or has no such function. */
    private static int call(String function, Object... arguments) {
        if (!Platform.isLinux()) {
            return 1;
        }
        try {
            return NativeLibrary.getInstance("c").getFunction(function).invokeInt(arguments);
        } catch (LinkageError e) {
            log.warn("Cannot tell the C library what to do with freed memory; steps may be a little slower", e);
            return 1;
        }
    }
}
