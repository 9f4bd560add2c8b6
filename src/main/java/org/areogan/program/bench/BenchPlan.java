package org.areogan.program.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.areogan.engine.EngineSettings;
import org.areogan.program.bench.BenchProcess.FailedException;
import org.areogan.program.bench.BenchTask.Measured;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark measures: each engine on each batch on each frame size.
 *
 * @param preset where the configuration began
 * @param yaml the whole configuration
 * @param warmUp times that are not counted, in each process
 * @param steps times that are, in each process
 * @param repeats processes for each row; rows take turns, so that a machine that grows slower slows all of them
 */
record BenchPlan(
        String preset,
        String yaml,
        EngineSettings settings,
        List<String> engines,
        List<Integer> batches,
        List<BenchFrame> frames,
        int warmUp,
        int steps,
        int repeats) {

    private record Slot(String engine, int batch, BenchFrame frame) {
        @Override
        public String toString() {
            return engine + ", batch " + batch + ", " + frame;
        }
    }

    /**
     * Measures everything; what fails becomes a row that says why. What the times are compared with comes last, and only
     * where there are times.
     *
     * @param progress told what is measured next
     */
    BenchReport run(Consumer<String> progress) {
        List<Slot> slots = slots();
        int processes = slots.size() * repeats + 1;
        Map<Slot, List<Measured>> measured = new HashMap<>();
        Map<Slot, String> failures = new HashMap<>();
        int number = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Slot slot : slots) {
                number++;
                if (failures.containsKey(slot)) {
                    continue;
                }
                progress.accept(number + " of " + processes + ": " + slot);
                try {
                    measured.computeIfAbsent(slot, unseen -> new ArrayList<>())
                            .add(BenchProcess.ask(task(slot), Measured.class));
                } catch (FailedException reason) {
                    failures.put(slot, String.valueOf(reason.getMessage()));
                }
            }
        }
        BenchReference reference = BenchReference.NONE;
        if (failures.size() < slots.size()) {
            progress.accept(processes + " of " + processes + ": the peak and the arithmetic of this machine");
            reference = BenchReference.measure(settings, yaml, frames, progress);
        }
        return report(slots, measured, failures, reference);
    }

    private BenchReport report(
            List<Slot> slots,
            Map<Slot, List<Measured>> measured,
            Map<Slot, String> failures,
            BenchReference reference) {
        List<BenchRow> rows = slots.stream()
                .map(slot -> row(slot, measured.getOrDefault(slot, List.of()), failures.get(slot), reference))
                .toList();
        return new BenchReport(this, reference, rows);
    }

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (BenchFrame frame : frames) {
            for (int batch : batches) {
                engines.forEach(engine -> slots.add(new Slot(engine, batch, frame)));
            }
        }
        return slots;
    }

    private BenchTask.Measure task(Slot slot) {
        return new BenchTask.Measure(slot.engine(), settings, yaml, slot.batch(), slot.frame(), warmUp, steps);
    }

    private BenchRow row(Slot slot, List<Measured> measured, @Nullable String failure, BenchReference reference) {
        return failure == null
                ? BenchRow.of(
                        slot.engine(),
                        slot.batch(),
                        slot.frame(),
                        measured,
                        BenchReport.flopPerFrame(this, reference, slot.frame()))
                : BenchRow.failed(slot.engine(), slot.batch(), slot.frame(), failure);
    }
}
