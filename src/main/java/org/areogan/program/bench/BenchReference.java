package org.areogan.program.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.program.bench.BenchProcess.FailedException;
import org.areogan.program.bench.BenchTask.Counted;
import org.areogan.program.bench.BenchTask.Fastest;
import org.areogan.trainer.bench.BenchWork;

/**
 * What the times of a benchmark are compared with.
 *
 * @param peaks the best of each engine that has this precision
 * @param flopPerFrame for each of the plan's frames, in their order; empty where they could not be counted
 */
record BenchReference(List<Fastest> peaks, List<Map<BenchWork, Double>> flopPerFrame) {
    /** Nothing was measured. */
    static final BenchReference NONE = new BenchReference(List.of(), List.of());

    private static final String ON_PROCESSOR = " on CPU";

    /** @param progress told what cannot be compared */
    static BenchReference measure(
            EngineSettings settings, String yaml, List<BenchFrame> frames, Consumer<String> progress) {
        List<Fastest> peaks = new ArrayList<>();
        for (String engine : Engines.names()) {
            try {
                peaks.add(BenchProcess.ask(new BenchTask.Peak(engine, settings), Fastest.class));
            } catch (FailedException reason) {
                progress.accept("no peak of " + engine + ": " + reason.getMessage());
            }
        }
        try {
            return new BenchReference(
                    peaks,
                    BenchProcess.ask(new BenchTask.Count(yaml, frames), Counted.class)
                            .flopPerFrame());
        } catch (FailedException reason) {
            progress.accept("no shares of a peak: " + reason.getMessage());
            return new BenchReference(peaks, List.of());
        }
    }

    /** The fastest of the engines that compute on the same kind of device: a processor's says nothing about a GPU. */
    Optional<Fastest> peak(String description) {
        return peaks.stream()
                .filter(peak -> isOnProcessor(peak.engine()) == isOnProcessor(description))
                .max(Comparator.comparingDouble(peak -> peak.peak().gigaflops()));
    }

    /** The same of all engines; on a machine with a GPU that is the GPU's. */
    Optional<Fastest> peak() {
        return peaks.stream().max(Comparator.comparingDouble(peak -> peak.peak().gigaflops()));
    }

    private static boolean isOnProcessor(String description) {
        return description.contains(ON_PROCESSOR);
    }
}
