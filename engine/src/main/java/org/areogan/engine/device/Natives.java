package org.areogan.engine.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;

/**
 * Chooses the fastest ND4J binary that the processor can run. JavaCPP would otherwise take the first that it finds on
 * the class path, and one built for AVX-512 ends an older processor's process with an illegal instruction.
 */
public final class Natives {
    /** JavaCPP appends its value to the platform's name to find a library; empty takes the plain one. */
    public static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    static final String AVX512 = "-onednn-avx512";
    static final String AVX2 = "-onednn-avx2";
    static final String CUDNN = "-cudnn";
    public static final String PLAIN = "";

    private static final Logger log = LoggerFactory.getLogger(Natives.class);
    private static final List<String> AVX2_NEEDS = List.of("avx2", "fma");
    private static final List<String> AVX512_NEEDS = List.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd");

    static final String OPENBLAS_TIMEOUT = "OPENBLAS_THREAD_TIMEOUT";

    /** Some microseconds. */
    static final String OPENBLAS_TIMEOUT_LOG2_CYCLES = "14";

    private Natives() {}

    /** Sets JavaCPP's property unless the user has set it. Takes effect only before JavaCPP loads its first library. */
    public static synchronized void choose() {
        if (System.getProperty(EXTENSION) == null) {
            System.setProperty(EXTENSION, extension(GpuCheck.isCudaBuild(), processorFeatures(), available()));
        }
        letIdleThreadsSleep();
    }

    /**
     * OpenMP's threads otherwise wait for each other in a busy loop of a millisecond: with as many as there are cores,
     * any other busy process makes a step take up to ten times as long. Not to loop at all costs a tenth of a step on a
     * quiet machine; a few hundredths of a millisecond were measured to be best on both. OpenBLAS has threads of its own,
     * which loop for a tenth of a second, and so take a core from OpenMP's: a step of two threads took twice as long.
     * Both libraries read their environment when they are loaded.
     */
    private static void letIdleThreadsSleep() {
        if (System.getenv("OMP_WAIT_POLICY") == null) {
            ProcessEnvironment.setUnlessSet("GOMP_SPINCOUNT", "10000");
        }
        ProcessEnvironment.setUnlessSet(OPENBLAS_TIMEOUT, OPENBLAS_TIMEOUT_LOG2_CYCLES);
    }

    /**
     * The fastest binary that needs nothing which the processor lacks; the CUDA build has only one.
     *
     * @param features of the processor, as {@link #features} gives them
     * @param available the extensions that are on the class path
     */
    static String extension(boolean cudaBuild, Set<String> features, Set<String> available) {
        if (cudaBuild) {
            return CUDNN;
        }
        boolean avx2 = features.containsAll(AVX2_NEEDS);
        if (avx2 && features.containsAll(AVX512_NEEDS) && available.contains(AVX512)) {
            return AVX512;
        }
        return avx2 && available.contains(AVX2) ? AVX2 : PLAIN;
    }

    /**
     * Features in Linux's spelling, from lines as operating systems give them: {@code flags : fpu ... avx2} on Linux,
     * {@code machdep.cpu.features: FPU ... FMA} on macOS, {@code PF_AVX2_INSTRUCTIONS_AVAILABLE} on Windows.
     */
    static Set<String> features(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split("[\\s:,]+")))
                .flatMap(Natives::spelledAsOnLinux)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Windows tells of AVX-512F only, which is not enough to run the AVX-512 binary; nor does it tell of FMA. */
    private static Stream<String> spelledAsOnLinux(String word) {
        return word.equals("pf_avx2_instructions_available") ? AVX2_NEEDS.stream() : Stream.of(word);
    }

    private static Set<String> processorFeatures() {
        try {
            return features(new SystemInfo().getHardware().getProcessor().getFeatureFlags());
        } catch (RuntimeException | LinkageError e) {
            log.warn("Cannot read the processor's features; using ND4J's plain binary", e);
            return Set.of();
        }
    }

    private static Set<String> available() {
        String folder = "org/nd4j/linalg/cpu/nativecpu/bindings/" + Loader.Detector.getPlatform();
        String library = System.mapLibraryName("jnind4jcpu");
        ClassLoader loader = Natives.class.getClassLoader();
        return Stream.of(AVX512, AVX2)
                .filter(extension -> loader.getResource(folder + extension + "/" + library) != null)
                .collect(Collectors.toUnmodifiableSet());
    }
}
