package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Memory that glibc maps for itself alone, and gives back at once, is marked in the word before it (malloc.c, IS_MMAPPED). */
@EnabledOnOs(OS.LINUX)
class HostMemoryTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long IS_MAPPED = 2;
    private static final int PIECES = 1024;
    private static final long PIECE = MEGABYTE / 16;

    /** A process of its own, since what other tests have left free would be used first, whatever holds now. */
    static final class Fresh {
        private Fresh() {}

        public static void main(String[] arguments) throws IOException {
            // Each time more than before, which is kept.
            HostMemory.keepFreed();
            System.out.println("kept at first: " + !isMappedForItself(8 * MEGABYTE));
            HostMemory.suit(HostMemory.LARGE_INPUT);
            System.out.println("given back in a large pass: " + isMappedForItself(12 * MEGABYTE));
            HostMemory.suit(HostMemory.LARGE_INPUT - 1);
            System.out.println("kept in a small pass: " + !isMappedForItself(16 * MEGABYTE));
            HostMemory.suit(HostMemory.LARGE_INPUT);
            HostMemory.keepFreed();
            System.out.println("kept in a training: " + !isMappedForItself(24 * MEGABYTE));
            long last = piecesFreedBelowOneThatStays();
            long before = resident();
            HostMemory.suit(HostMemory.LARGE_INPUT);
            System.out.println("pieces are given back: " + (before - resident() > PIECES * PIECE / 2));
            Native.free(last);
        }

        private static long piecesFreedBelowOneThatStays() {
            long[] pieces = new long[PIECES];
            for (int i = 0; i < PIECES; i++) {
                pieces[i] = Native.malloc(PIECE);
                new Pointer(pieces[i]).clear(PIECE);
            }
            for (int i = 0; i < PIECES - 1; i++) {
                Native.free(pieces[i]);
            }
            return pieces[PIECES - 1];
        }

        /** Bytes of this process that are in memory. */
        private static long resident() throws IOException {
            String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
    }

    private static boolean isMappedForItself(long size) {
        long address = Native.malloc(size);
        try {
            return (new Pointer(address - Long.BYTES).getLong(0) & IS_MAPPED) != 0;
        } finally {
            Native.free(address);
        }
    }

    @Test
    void passesOverLargeFramesGiveMemoryBackAndAllElseKeepsIt() throws IOException, InterruptedException {
        ProcessBuilder fresh = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        Fresh.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        fresh.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = fresh.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        // The log may be on standard output, too.
        assertThat(told.lines().filter(line -> line.matches("[a-z ]+: (true|false)")))
                .containsExactly(
                        "kept at first: true",
                        "given back in a large pass: true",
                        "kept in a small pass: true",
                        "kept in a training: true",
                        "pieces are given back: true");
    }
}
