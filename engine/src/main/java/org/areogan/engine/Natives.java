package org.areogan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the fastest ND4J binary that the processor can run. JavaCPP would otherwise take the first that it finds on
 * the class path, and one built for AVX-512 ends an older processor's process with an illegal instruction.
 */
final class Natives {
    /** What JavaCPP appends to the platform's name to find a library, e.g. {@code -onednn-avx512}. */
    static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    private static final Logger log = LoggerFactory.getLogger(Natives.class);
    private static final List<String> AVX512 = List.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd");
    private static final List<String> AVX2 = List.of("avx2", "fma");

    private Natives() {}

    /** Sets JavaCPP's property unless the user has set it. Takes effect only before the first ND4J class is loaded. */
    static synchronized void choose() {
        if (System.getProperty(EXTENSION) == null) {
            System.setProperty(EXTENSION, extension(processorFlags(), available()));
        }
    }

    /**
     * @param flags the processor's features as Linux spells them
     * @param available the extensions that are on the class path
     */
    static String extension(Set<String> flags, Set<String> available) {
        if (available.contains("-onednn-avx512") && flags.containsAll(AVX512) && flags.containsAll(AVX2)) {
            return "-onednn-avx512";
        }
        if (available.contains("-onednn-avx2") && flags.containsAll(AVX2)) {
            return "-onednn-avx2";
        }
        return "";
    }

    static Set<String> flagsOf(String processorDescription) {
        return processorDescription
                .lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                .map(words -> Arrays.stream(words).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private static Set<String> available() {
        return Stream.of("-onednn-avx512", "-onednn-avx2").collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> processorFlags() {
        Path description = Path.of("/proc/cpuinfo");
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                || !Files.isReadable(description)) {
            return Set.of();
        }
        try {
            return flagsOf(Files.readString(description));
        } catch (IOException e) {
            log.warn("cannot read the processor's features, using the plain binary", new UncheckedIOException(e));
            return Set.of();
        }
    }
}
