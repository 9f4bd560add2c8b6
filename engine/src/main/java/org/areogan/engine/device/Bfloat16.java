package org.areogan.engine.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the processor multiplies numbers in bfloat16 itself. Where it does not, libraries go round about. */
public final class Bfloat16 {
    private static final Logger log = LoggerFactory.getLogger(Bfloat16.class);
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** As Linux calls them: of x86, and of Arm. */
    private static final Set<String> FEATURES = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Bfloat16() {}

    /** Nothing where the system does not tell. */
    public static Optional<Boolean> ofProcessor() {
        try {
            return Files.isReadable(LINUX)
                    ? of(Files.readAllLines(LINUX, StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException unread) {
            log.debug("{} cannot be read", LINUX, unread);
            return Optional.empty();
        }
    }

    /**
     * @param lines of {@code /proc/cpuinfo}: {@code flags : fpu ... avx512_bf16} on x86, {@code Features : fp ... bf16} on Arm
     * @return nothing where no line tells of features
     */
    static Optional<Boolean> of(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("(flags|Features)\\s*:.*"))
                .findFirst()
                .map(line -> Arrays.stream(line.split("[\\s:]+")).anyMatch(FEATURES::contains));
    }

    /** For people: {@code yes}, {@code no} with what that means, or that nobody knows. */
    public static String description() {
        return ofProcessor()
                .map(has -> has ? "yes" : "no, so --precision bfloat16 is slower than float32 on the processor")
                .orElse("unknown");
    }

    /** What to tell somebody who asked for bfloat16 on a processor. */
    static Optional<String> warning(Optional<Boolean> hardware) {
        return hardware.filter(has -> !has)
                .map(has ->
                        "This processor has no instructions for bfloat16 (avx512_bf16 or amx_bf16), so it takes about ten"
                                + " times as long as 32-bit floats; use --precision float32");
    }

    /** Logs a warning, once in a process, where bfloat16 is asked for on a processor that does not have it. */
    public static void warnIfSlow() {
        warning(ofProcessor())
                .filter(words -> WARNED.compareAndSet(false, true))
                .ifPresent(log::warn);
    }
}
