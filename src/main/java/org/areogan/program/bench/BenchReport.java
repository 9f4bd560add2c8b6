package org.areogan.program.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.areogan.program.bench.BenchTask.Reference;
import org.areogan.trainer.bench.BenchWork;

/**
 * All that a benchmark found.
 *
 * @param reference what the figures are compared with; empty if it could not be measured
 */
record BenchReport(BenchPlan plan, Optional<Reference> reference, List<BenchRow> rows) {
    private static final String ON_PROCESSOR = " on CPU";

    /**
     * The share of the peak at which the work was done, where the engine computes on what the peak was measured on; the
     * peak of a processor says nothing about a GPU.
     */
    OptionalDouble shareOfPeak(BenchRow row, BenchWork work) {
        BenchSpeed speed = row.speeds().get(work);
        if (speed == null || speed.gigaflops().isEmpty() || reference.isEmpty() || !comparable(row)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                speed.gigaflops().getAsDouble() / reference.get().peakGigaflops());
    }

    /** Operations of the convolutions for a frame of this size; empty where they could not be counted. */
    Map<BenchWork, Double> flopPerFrame(BenchFrame frame) {
        return flopPerFrame(plan, reference, frame);
    }

    static Map<BenchWork, Double> flopPerFrame(BenchPlan plan, Optional<Reference> reference, BenchFrame frame) {
        int place = plan.frames().indexOf(frame);
        return reference.map(found -> found.flopPerFrame().get(place)).orElse(Map.of());
    }

    static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors()
                + " processors, Java "
                + Runtime.version();
    }

    private boolean comparable(BenchRow row) {
        boolean peakOfProcessor = reference.map(Reference::engine).orElse("").contains(ON_PROCESSOR);
        // ND4J measures the peak on whatever it computes on.
        return row.description().contains(ON_PROCESSOR)
                ? peakOfProcessor
                : row.engine().equals("nd4j");
    }
}
