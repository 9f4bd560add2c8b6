package org.areogan.spark.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.trainer.events.EpochJson;

/**
 * The last epoch of a run, read when it is asked for from what worker 0 writes, see {@link EpochJson}. Values are NaN until an
 * epoch has ended.
 */
final class RunMeters implements MeterBinder {
    private static final String PREFIX = "areogan.spark.training.";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Of a key its meter and what that is. */
    private static final Map<String, List<String>> METERS = Map.of(
            "epoch", List.of("epoch", "Epochs that have ended"),
            "step", List.of("steps", "Steps done at the end of the last epoch"),
            "generator_loss", List.of("loss", "Loss of the generator, mean of the last epoch"),
            "validation_loss", List.of("validation.loss", "Mean reconstruction loss on the validation frames"),
            "mean_iou", List.of("mean.iou", "Mean intersection over union of the scored classes, 0 to 1"),
            "frames_per_second",
                    List.of(
                            "frames.per.second",
                            "Frames that all workers together train on a second, in the last epoch"));

    private final Path file;

    /** @param file the run's {@code metrics.jsonl}, which need not be there yet */
    RunMeters(Path file) {
        this.file = file;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        METERS.forEach((key, meter) -> Gauge.builder(PREFIX + meter.get(0), () -> last(key))
                .description(meter.get(1))
                .register(registry));
    }

    private double last(String key) {
        try {
            List<String> lines = Files.readAllLines(file);
            JsonNode epoch = MAPPER.readTree(lines.get(lines.size() - 1));
            return epoch.path(key).asDouble(Double.NaN);
        } catch (IOException | IndexOutOfBoundsException untold) {
            // It is not there yet, or a line is being written.
            return Double.NaN;
        }
    }
}
