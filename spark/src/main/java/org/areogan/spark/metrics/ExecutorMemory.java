package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.executor.ExecutorMetrics;

/** The memory of an executor's process as Spark tells it. What is not known, or 0, has no meter. */
final class ExecutorMemory {
    private static final String NAME = "areogan.spark.executor.memory";

    /** What is in use. */
    private enum Kind {
        HEAP("JVMHeapMemory"),
        /** Java's own, outside its heap: classes, compiled code. */
        OFF_HEAP("JVMOffHeapMemory"),
        /** Java's buffers outside its heap. */
        DIRECT("DirectPoolMemory"),
        /** All of the process, what networks compute in among it. */
        PROCESS("ProcessTreeJVMRSSMemory");

        private final String spark;

        Kind(String spark) {
            this.spark = spark;
        }
    }

    private final MeterRegistry registry;
    private final Tags executor;
    private final Map<Kind, AtomicLong> now = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicLong> peak = new EnumMap<>(Kind.class);
    private final List<Gauge> ofNow = new ArrayList<>();

    ExecutorMemory(MeterRegistry registry, Tags executor) {
        this.registry = registry;
        this.executor = executor;
    }

    /** @param stages what a heartbeat tells: of each stage the most since the last one */
    void now(Collection<ExecutorMetrics> stages) {
        for (Kind kind : Kind.values()) {
            long most = stages.stream()
                    .mapToLong(each -> each.getMetricValue(kind.spark))
                    .max()
                    .orElse(0);
            if (most > 0) {
                now.computeIfAbsent(kind, unused -> {
                            AtomicLong value = new AtomicLong();
                            ofNow.add(gauge("", "since the last heartbeat", kind, value));
                            return value;
                        })
                        .set(most);
                peak(kind, most);
            }
        }
    }

    /** @param most what is told of a task that has ended */
    void peak(ExecutorMetrics most) {
        for (Kind kind : Kind.values()) {
            peak(kind, most.getMetricValue(kind.spark));
        }
    }

    private void peak(Kind kind, long value) {
        if (value > 0) {
            peak.computeIfAbsent(kind, unused -> {
                        AtomicLong most = new AtomicLong();
                        gauge(".peak", "so far", kind, most);
                        return most;
                    })
                    .accumulateAndGet(value, Math::max);
        }
    }

    private Gauge gauge(String suffix, String when, Kind kind, AtomicLong value) {
        return Gauge.builder(NAME + suffix, value::get)
                .description("Most memory in use of an executor's process " + when)
                .baseUnit(BaseUnits.BYTES)
                .tags(executor)
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** To be called when the executor is gone; the most that it ever had stays. */
    void forgetNow() {
        ofNow.forEach(registry::remove);
        ofNow.clear();
    }
}
