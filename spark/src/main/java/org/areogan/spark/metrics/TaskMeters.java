package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.Resubmitted$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Tasks by executor and outcome, tasks that are left, and what {@link Counted} the tasks have done that ended well. */
final class TaskMeters extends SparkListener {
    private final MeterRegistry registry;
    private final ExecutorTags tags;
    private final Map<Integer, Open> stages = new ConcurrentHashMap<>();
    private final Map<Integer, BitSet> counted = new HashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    /** What is left of a stage. */
    private record Open(int attempt, int tasks) {}

    TaskMeters(MeterRegistry registry, ExecutorTags tags) {
        this.registry = registry;
        this.tags = tags;
        Gauge.builder(
                        "areogan.spark.tasks.open",
                        () -> stages.values().stream().mapToInt(Open::tasks).sum())
                .description("Tasks of stages under way that have not ended well")
                .register(registry);
        Gauge.builder("areogan.spark.tasks.running", running::get)
                .description("Tasks that run on executors, those that run twice counted twice")
                .register(registry);
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        stages.put(
                stage.stageInfo().stageId(),
                new Open(stage.stageInfo().attemptNumber(), stage.stageInfo().numTasks()));
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
        stages.remove(stage.stageInfo().stageId());
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        running.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.reason() == Resubmitted$.MODULE$) {
            // It ended well before, and is to be done again, as its output was lost with its executor.
            addOpen(task, 1);
            return;
        }
        TaskInfo info = task.taskInfo();
        running.updateAndGet(now -> Math.max(0, now - 1));
        Tags executor = tags.tags(info.executorId(), info.host());
        Timer.builder("areogan.spark.task")
                .description("Tasks and how long they took, by how they ended")
                .tags(executor)
                .tag("outcome", info.successful() ? "ok" : info.killed() ? "killed" : "failed")
                .register(registry)
                .record(info.finished() ? info.duration() : 0, TimeUnit.MILLISECONDS);
        if (info.successful()) {
            addOpen(task, -1);
            if (isFirst(task.stageId(), info.partitionId())) {
                CollectionConverters.asJava(info.accumulables()).forEach(each -> count(each, executor));
            }
        }
    }

    private void addOpen(SparkListenerTaskEnd task, int more) {
        stages.computeIfPresent(
                task.stageId(),
                (stage, open) -> open.attempt() == task.stageAttemptId()
                        ? new Open(open.attempt(), Math.max(0, open.tasks() + more))
                        : open);
    }

    /** A stage that is begun again, or a task that runs twice, may do a part's work again. */
    private boolean isFirst(int stage, int partition) {
        BitSet done = counted.computeIfAbsent(stage, unused -> new BitSet());
        boolean first = !done.get(partition);
        done.set(partition);
        return first;
    }

    private void count(AccumulableInfo accumulable, Tags executor) {
        if (accumulable.name().isDefined() && accumulable.update().isDefined()) {
            Counted.of(accumulable.name().get()).ifPresent(work -> {
                if (accumulable.update().get() instanceof Number count) {
                    work.counter(registry, executor).increment(count.doubleValue());
                }
            });
        }
    }
}
