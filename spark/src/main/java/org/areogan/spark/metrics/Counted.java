package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import java.util.stream.Stream;

/** What tasks get done, as they count it. */
public enum Counted {
    FRAMES_SEGMENTED("frames", "outcome", "segmented", "Frames and mosaics by how they ended"),
    FRAMES_LEFT_OUT("frames", "outcome", "left_out", "Frames and mosaics by how they ended"),
    PIXELS("pixels", "", "", "Pixels of frames and windows that were segmented"),
    WINDOWS("windows", "", "", "Windows of mosaics that were segmented"),
    PAIRS_MADE("pairs", "state", "made", "Synthetic pairs: made in series, and written to the export"),
    PAIRS_WRITTEN("pairs", "state", "written", "Synthetic pairs: made in series, and written to the export"),
    FOLDS("trainings", "kind", "fold", "Trainings that are scored"),
    ROWS("trainings", "kind", "row", "Trainings that are scored"),
    TRIALS("trainings", "kind", "trial", "Trainings that are scored"),
    ROW_DATA("row.data", "", "", "Data sets made that rows of a comparison are trained on");

    private final String meter;
    private final String tag;
    private final String value;
    private final String description;

    /** @param tag that tells it from others of the same meter; empty if there are none */
    Counted(String meter, String tag, String value, String description) {
        this.meter = "areogan.spark." + meter;
        this.tag = tag;
        this.value = value;
        this.description = description;
    }

    /** The name of Spark's accumulator, which Spark's own page shows, too. */
    String accumulator() {
        return (meter + " " + value).strip();
    }

    /** What an accumulator counts; empty for one of somebody else's. */
    static Optional<Counted> of(String accumulator) {
        return Stream.of(values())
                .filter(each -> each.accumulator().equals(accumulator))
                .findFirst();
    }

    Counter counter(MeterRegistry registry, Tags executor) {
        return Counter.builder(meter)
                .description(description)
                .tags(executor)
                .tags(tag.isEmpty() ? Tags.empty() : Tags.of(tag, value))
                .register(registry);
    }
}
