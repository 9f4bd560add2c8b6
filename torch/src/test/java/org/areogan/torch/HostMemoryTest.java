package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Memory that glibc maps for itself alone, and gives back at once, is marked in the word before it (malloc.c, IS_MMAPPED). */
@EnabledOnOs(OS.LINUX)
class HostMemoryTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long IS_MAPPED = 2;

    private static boolean isMappedForItself(long size) {
        long address = Native.malloc(size);
        try {
            return (new Pointer(address - Long.BYTES).getLong(0) & IS_MAPPED) != 0;
        } finally {
            Native.free(address);
        }
    }

    @AfterEach
    void asTrainingsNeedIt() {
        HostMemory.keepFreed();
    }

    @Test
    void passesOverLargeFramesGiveMemoryBackAndAllElseKeepsIt() {
        // Each time more than before: what was kept is used first, whatever holds now.
        HostMemory.keepFreed();
        assertThat(isMappedForItself(8 * MEGABYTE)).isFalse();
        HostMemory.suit(HostMemory.LARGE_INPUT);
        assertThat(isMappedForItself(12 * MEGABYTE)).isTrue();
        HostMemory.suit(HostMemory.LARGE_INPUT - 1);
        assertThat(isMappedForItself(16 * MEGABYTE)).isFalse();
        HostMemory.suit(HostMemory.LARGE_INPUT);
        HostMemory.keepFreed();
        assertThat(isMappedForItself(24 * MEGABYTE)).isFalse();
    }
}
