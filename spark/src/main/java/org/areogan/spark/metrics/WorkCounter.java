package org.areogan.spark.metrics;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts what tasks get done: made by the driver, sent with tasks. It comes back when a task ends, and what a task counted that
 * failed is dropped.
 */
public final class WorkCounter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EnumMap<Counted, LongAccumulator> counts;

    private WorkCounter(EnumMap<Counted, LongAccumulator> counts) {
        this.counts = counts;
    }

    /** For tasks that count these. */
    public static WorkCounter of(SparkContext context, Counted... works) {
        EnumMap<Counted, LongAccumulator> counts = new EnumMap<>(Counted.class);
        for (Counted work : works) {
            counts.put(work, context.longAccumulator(work.accumulator()));
        }
        return new WorkCounter(counts);
    }

    /** @throws IllegalArgumentException if it was not made for this work */
    public void add(Counted work, long count) {
        LongAccumulator counted = counts.get(work);
        if (counted == null) {
            throw new IllegalArgumentException(work + " is not counted, but " + List.copyOf(counts.keySet()));
        }
        counted.add(count);
    }
}
