package org.areogan.program.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.areogan.engine.Engines;

/**
 * The most physical memory that this process has held. Linux keeps count of it; on other systems it is looked at every
 * few milliseconds, which may miss a short peak.
 */
final class BenchMemory implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final long PAUSE_MILLIS = 20;

    private final AtomicLong largest = new AtomicLong();
    private final Thread sampler = new Thread(this::sample, "areogan-memory");

    private BenchMemory() {}

    static BenchMemory watch() {
        BenchMemory memory = new BenchMemory();
        if (counted().isEmpty()) {
            memory.sampler.setDaemon(true);
            memory.sampler.start();
        }
        return memory;
    }

    /** Until now. */
    long bytes() {
        return counted().orElseGet(() -> largest.accumulateAndGet(Engines.nativeBytes(), Math::max));
    }

    @Override
    public void close() {
        sampler.interrupt();
    }

    private void sample() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                largest.accumulateAndGet(Engines.nativeBytes(), Math::max);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Long> counted() {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.flatMap(line -> parse(line).stream()).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Bytes, if this is the line of {@code /proc/self/status} that tells the peak. */
    static Optional<Long> parse(String line) {
        Matcher peak = PEAK.matcher(line);
        return peak.matches() ? Optional.of(Long.parseLong(peak.group(1)) * 1024) : Optional.empty();
    }
}
