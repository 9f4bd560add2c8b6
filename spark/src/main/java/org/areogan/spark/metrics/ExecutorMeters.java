package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Executors that live and that are gone, and their memory. One that came before this began to listen is heard of by its first
 * sign of life.
 */
final class ExecutorMeters extends SparkListener {
    /** Its heartbeats are no executor's, unless it runs tasks. */
    private static final String DRIVER = "driver";

    /** What Spark says of executors that it has let go, such as idle ones: without and with {@code spark.decommission.enabled}. */
    private static final Set<String> RELEASED =
            Set.of("Executor killed by driver.", "Executor decommission: spark scale down");

    private final MeterRegistry registry;
    private final ExecutorTags tags;
    private final Set<String> alive = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, ExecutorMemory> memory = new HashMap<>();

    ExecutorMeters(MeterRegistry registry, ExecutorTags tags) {
        this.registry = registry;
        this.tags = tags;
        Gauge.builder("areogan.spark.executors.alive", alive::size)
                .description("Executors that live")
                .register(registry);
        // So that they are there, and 0, from the beginning.
        removed("lost");
        removed("released");
    }

    private Counter removed(String reason) {
        return Counter.builder("areogan.spark.executors.removed")
                .description("Executors that are gone: lost, or released by the driver, e.g. as they were idle")
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        tags.tags(added.executorId(), added.executorInfo().executorHost());
        lives(added.executorId());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        String id = removed.executorId();
        if (gone.add(id)) {
            alive.remove(id);
            removed(RELEASED.contains(removed.reason()) ? "released" : "lost").increment();
            ExecutorMemory of = memory.remove(id);
            if (of != null) {
                of.forgetNow();
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        tags.tags(task.taskInfo().executorId(), task.taskInfo().host());
        lives(task.taskInfo().executorId());
    }

    private void lives(String id) {
        if (!gone.contains(id)) {
            alive.add(id);
        }
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate heartbeat) {
        String id = heartbeat.execId();
        if (id.equals(DRIVER) && !alive.contains(DRIVER)) {
            return;
        }
        lives(id);
        memory(
                id,
                each -> each.now(
                        CollectionConverters.asJava(heartbeat.executorUpdates()).values()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.taskExecutorMetrics() != null) {
            memory(task.taskInfo().executorId(), each -> each.peak(task.taskExecutorMetrics()));
        }
    }

    /** Those without a name of their own have no memory of their own. */
    private void memory(String id, Consumer<ExecutorMemory> told) {
        if (!gone.contains(id)) {
            tags.own(id)
                    .ifPresent(own ->
                            told.accept(memory.computeIfAbsent(id, unused -> new ExecutorMemory(registry, own))));
        }
    }
}
