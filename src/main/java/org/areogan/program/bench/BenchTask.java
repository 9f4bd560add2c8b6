package org.areogan.program.bench;

import java.util.List;
import java.util.Map;
import org.areogan.engine.EngineSettings;
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

    /**
     * Find what the times are to be compared with.
     *
     * @param yaml the whole configuration
     */
    record Compare(EngineSettings settings, String yaml, List<BenchFrame> frames) implements BenchTask {}

    /**
     * @param engine description of what multiplied the matrices
     * @param peakGigaflops GFLOP/s of a large product of matrices
     * @param flopPerFrame for each of the frames asked about, in their order
     */
    record Reference(String engine, double peakGigaflops, List<Map<BenchWork, Double>> flopPerFrame) {}
}
