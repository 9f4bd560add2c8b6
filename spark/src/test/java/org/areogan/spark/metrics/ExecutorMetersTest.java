package org.areogan.spark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExecutorMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutorMeters meters = new ExecutorMeters(registry, new ExecutorTags(2));

    private static Map<String, Object> heap(long bytes) {
        return Map.of("JVMHeapMemory", bytes);
    }

    private double alive() {
        return registry.get("areogan.spark.executors.alive").gauge().value();
    }

    private double removed(String reason) {
        return registry.get("areogan.spark.executors.removed")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private OptionalDouble memory(String suffix, String executor, String kind) {
        return registry
                .find("areogan.spark.executor.memory" + suffix)
                .tags("executor", executor, "host", "host-of-" + executor, "kind", kind)
                .gauges()
                .stream()
                .mapToDouble(Gauge::value)
                .findFirst();
    }

    @Test
    void executorsLiveFromTheirFirstSignOfLifeUntilTheyAreGone() {
        assertThat(removed("lost")).isZero();
        meters.onExecutorAdded(SparkEvents.added("1"));
        meters.onTaskStart(SparkEvents.started(0, 0, "2"));
        meters.onExecutorMetricsUpdate(SparkEvents.heartbeat("3", List.of()));
        meters.onTaskStart(SparkEvents.started(0, 1, "1"));
        assertThat(alive()).isEqualTo(3);

        meters.onExecutorRemoved(SparkEvents.removed("1", "Command exited with code 137"));
        meters.onExecutorRemoved(SparkEvents.removed("1", "worker lost"));
        meters.onExecutorRemoved(SparkEvents.removed("2", "Executor killed by driver."));
        meters.onExecutorRemoved(SparkEvents.removed("3", "worker lost"));
        meters.onExecutorMetricsUpdate(SparkEvents.heartbeat("1", List.of(heap(1))));
        meters.onExecutorAdded(SparkEvents.added("4"));
        meters.onExecutorAdded(SparkEvents.added("5"));
        meters.onExecutorRemoved(SparkEvents.removed("5", "Executor decommission: spark scale down"));
        assertThat(alive()).isEqualTo(1);
        assertThat(removed("lost")).isEqualTo(2);
        assertThat(removed("released")).isEqualTo(2);
    }

    @Test
    void theDriverIsAnExecutorOnlyWhereItRunsTasks() {
        meters.onExecutorMetricsUpdate(SparkEvents.heartbeat("driver", List.of(heap(9))));
        assertThat(alive()).isZero();
        meters.onTaskStart(SparkEvents.started(0, 0, "driver"));
        meters.onExecutorMetricsUpdate(SparkEvents.heartbeat("driver", List.of(heap(9))));
        assertThat(alive()).isEqualTo(1);
        assertThat(memory("", "driver", "heap")).hasValue(9);
    }

    @Test
    void memoryIsThatOfTheLastHeartbeatAndTheMostSoFar() {
        meters.onExecutorAdded(SparkEvents.added("1"));
        meters.onExecutorMetricsUpdate(SparkEvents.heartbeat("1", List.of(heap(50), heap(70))));
        meters.onExecutorMetricsUpdate(
                SparkEvents.heartbeat("1", List.of(Map.of("JVMHeapMemory", 60L, "ProcessTreeJVMRSSMemory", 900L))));
        assertThat(memory("", "1", "heap")).hasValue(60);
        assertThat(memory(".peak", "1", "heap")).hasValue(70);
        assertThat(memory("", "1", "process")).hasValue(900);
        assertThat(memory("", "1", "direct")).as("not told").isEmpty();

        meters.onTaskEnd(SparkEvents.okWithMemory("1", heap(80)));
        assertThat(memory("", "1", "heap")).hasValue(60);
        assertThat(memory(".peak", "1", "heap")).hasValue(80);

        meters.onExecutorRemoved(SparkEvents.removed("1", "out of memory"));
        assertThat(memory("", "1", "heap")).isEmpty();
        assertThat(memory(".peak", "1", "heap")).hasValue(80);
    }

    @Test
    void executorsBeyondABoundHaveNoMemoryOfTheirOwn() {
        for (int executor = 1; executor <= 5; executor++) {
            meters.onExecutorAdded(SparkEvents.added(Integer.toString(executor)));
            meters.onExecutorMetricsUpdate(SparkEvents.heartbeat(Integer.toString(executor), List.of(heap(1))));
        }
        assertThat(alive()).isEqualTo(5);
        assertThat(registry.find("areogan.spark.executor.memory").gauges()).hasSize(2);
    }
}
