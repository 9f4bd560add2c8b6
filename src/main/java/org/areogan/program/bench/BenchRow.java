package org.areogan.program.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.program.bench.BenchTask.Measured;
import org.areogan.trainer.bench.BenchWork;

/**
 * What came of one engine on one size of batch and frame.
 *
 * @param engine its short name
 * @param description of the engine; empty after a failure
 * @param speeds of each work; empty after a failure
 * @param peakBytes of physical memory while the game was played; 0 after a failure
 * @param failure why there are no figures; empty if there are
 */
record BenchRow(
        String engine,
        int batch,
        BenchFrame frame,
        String description,
        Map<BenchWork, BenchSpeed> speeds,
        long peakBytes,
        String failure) {

    boolean failed() {
        return !failure.isEmpty();
    }

    static BenchRow failed(String engine, int batch, BenchFrame frame, String reason) {
        return new BenchRow(engine, batch, frame, "", Map.of(), 0, reason);
    }

    /**
     * @param processes all that measured this, whose times are taken together
     * @param flopPerFrame of the convolutions; empty where it could not be counted
     */
    static BenchRow of(
            String engine, int batch, BenchFrame frame, List<Measured> processes, Map<BenchWork, Double> flopPerFrame) {
        Map<BenchWork, BenchSpeed> speeds = new EnumMap<>(BenchWork.class);
        for (BenchWork work : BenchWork.values()) {
            List<Double> milliseconds = new ArrayList<>();
            processes.forEach(
                    process -> milliseconds.addAll(process.milliseconds().getOrDefault(work, List.of())));
            Double flop = flopPerFrame.get(work);
            speeds.put(
                    work,
                    BenchSpeed.of(
                            milliseconds, batch, flop == null ? OptionalDouble.empty() : OptionalDouble.of(flop)));
        }
        long peak = processes.stream().mapToLong(Measured::peakBytes).max().orElse(0);
        return new BenchRow(engine, batch, frame, processes.get(0).engine(), speeds, peak, "");
    }
}
