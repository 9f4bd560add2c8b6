package org.areogan.program.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.areogan.program.bench.BenchTask.Fastest;
import org.areogan.trainer.bench.BenchWork;

/** All that a benchmark found. */
record BenchReport(BenchPlan plan, BenchReference reference, List<BenchRow> rows) {

    /** The share of the peak at which the work was done; empty if either is not known. */
    OptionalDouble shareOfPeak(BenchRow row, BenchWork work) {
        BenchSpeed speed = row.speeds().get(work);
        Optional<Fastest> peak = reference.peak(row.description());
        return speed == null || speed.gigaflops().isEmpty() || peak.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        speed.gigaflops().getAsDouble() / peak.get().peak().gigaflops());
    }

    /** Operations of the convolutions for a frame of this size; empty where they could not be counted. */
    Map<BenchWork, Double> flopPerFrame(BenchFrame frame) {
        return flopPerFrame(plan, reference, frame);
    }

    static Map<BenchWork, Double> flopPerFrame(BenchPlan plan, BenchReference reference, BenchFrame frame) {
        int place = plan.frames().indexOf(frame);
        return place < reference.flopPerFrame().size()
                ? reference.flopPerFrame().get(place)
                : Map.of();
    }

    static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors()
                + " processors, Java "
                + Runtime.version();
    }
}
