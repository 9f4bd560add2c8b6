package org.areogan.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.platform.unix.LibC;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the C library on Linux hands out the memory of tensors. A step asks for hundreds of megabytes and gives them back.
 * As it comes, each large tensor is mapped anew and every one of its pages faulted in and cleared; that was measured to
 * take about a tenth of a step.
 */
final class HostMemory {
    private static final Logger log = LoggerFactory.getLogger(HostMemory.class);

    /** Numbers of glibc's {@code mallopt}, from its malloc.h. */
    private static final int TRIM_THRESHOLD = -1;

    private static final int MMAP_THRESHOLD = -3;

    private static final int LARGER_THAN_ANY_TENSOR = 1 << 30;
    private static final int LARGEST_OF_OLD_VERSIONS = 32 << 20;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int KEEP_THE_USERS = 0;

    private HostMemory() {}

    /** Has freed memory kept for the next tensors. Takes effect only before LibTorch is loaded. */
    static void keepFreedMemory() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            // LibTorch then asks for pages of 2 MiB.
            LibC.INSTANCE.setenv("THP_MEM_ALLOC_ENABLE", "1", KEEP_THE_USERS);
            Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
            boolean taken = mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGER_THAN_ANY_TENSOR}) != 0;
            if (!taken) {
                mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGEST_OF_OLD_VERSIONS});
            }
            mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, NEVER});
        } catch (LinkageError e) {
            log.warn("Cannot tell the C library to keep freed memory; steps may be a little slower", e);
        }
    }
}
