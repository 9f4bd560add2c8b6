package org.areogan.program.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.program.options.ComputingOptions;
import org.areogan.program.shell.Version;
import org.areogan.trainer.bench.BenchWork;
import org.jspecify.annotations.Nullable;

/** A benchmark for programs; a figure that is not known is null. */
final class BenchJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchJson() {}

    static String text(BenchReport report) {
        BenchPlan plan = report.plan();
        ObjectNode root = JSON.createObjectNode();
        root.put("areogan", Version.describe());
        root.put("machine", BenchReport.machine());
        root.put("preset", plan.preset());
        root.put("configuration", plan.yaml());
        root.put("threads", plan.settings().threads());
        root.put("precision", ComputingOptions.word(plan.settings().precision()));
        root.put("warm_up", plan.warmUp());
        root.put("steps", plan.steps());
        root.put("repeats", plan.repeats());
        report.reference()
                .peak()
                .ifPresentOrElse(
                        fastest -> root.putObject("peak")
                                .put("gflops", fastest.peak().gigaflops())
                                .put("kernel", fastest.peak().kernel())
                                .put("engine", fastest.engine()),
                        () -> root.putNull("peak"));
        report.rows().forEach(row -> root.withArray("rows").add(row(report, row)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts do not become JSON", impossible);
        }
    }

    private static ObjectNode row(BenchReport report, BenchRow row) {
        ObjectNode node = JSON.createObjectNode();
        node.put("engine", row.engine());
        node.put("batch", row.batch());
        node.put("height", row.frame().height());
        node.put("width", row.frame().width());
        if (row.failed()) {
            return node.put("failure", row.failure());
        }
        node.put("description", row.description());
        Map<BenchWork, Double> flop = report.flopPerFrame(row.frame());
        row.speeds().forEach((work, speed) -> {
            ObjectNode figures = node.putObject(work.name().toLowerCase(Locale.ROOT));
            figures.put("median_ms", speed.median());
            figures.put("p10_ms", speed.tenth());
            figures.put("p90_ms", speed.ninetieth());
            figures.put("frames_per_second", speed.framesPerSecond());
            figures.put("flop_per_frame", flop.get(work));
            figures.put("gflops", orNull(speed.gigaflops()));
            figures.put("share_of_peak", orNull(report.shareOfPeak(row, work)));
        });
        node.put("peak_memory_bytes", row.peakBytes());
        return node;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
