package org.areogan.program.bench;

import java.util.List;
import java.util.Map;
import org.areogan.engine.EngineSettings;
import org.areogan.trainer.bench.BenchPeak;
import org.areogan.trainer.bench.BenchWork;

/** What a process of a benchmark is asked and answers, as JSON. */
sealed interface BenchTask {
    /**
     * Time an engine on one size of batch and frame.
     *
     * @param yaml the whole configuration
     */
    record Measure(
            String engine, EngineSettings settings, String yaml, int batch, BenchFrame frame, int warmUp, int steps)
            implements BenchTask {}

    /**
     * @param engine its description
     * @param milliseconds of each time that the work was done
     * @param peakBytes the most physical memory that the process has held until the game was over
     */
    record Measured(String engine, Map<BenchWork, List<Double>> milliseconds, long peakBytes) {}

    /** Find how fast an engine calculates at best. */
    record Peak(String engine, EngineSettings settings) implements BenchTask {}

    /** @param engine its description */
    record Fastest(String engine, BenchPeak peak) {}

    /**
     * Count what there is to calculate.
     *
     * @param yaml the whole configuration
     */
    record Count(String yaml, List<BenchFrame> frames) implements BenchTask {}

    /** @param flopPerFrame for each of the frames asked about, in their order */
    record Counted(List<Map<BenchWork, Double>> flopPerFrame) {}
}
