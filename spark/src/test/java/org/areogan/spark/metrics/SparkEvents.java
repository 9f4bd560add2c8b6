package org.areogan.spark.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.Resubmitted$;
import org.apache.spark.Success$;
import org.apache.spark.TaskState;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import scala.Enumeration;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark tells listeners, made by hand. */
final class SparkEvents {
    private SparkEvents() {}

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    private static StageInfo stage(int stage, int attempt, int tasks) {
        return new StageInfo(
                stage,
                attempt,
                "",
                tasks,
                seq(List.of()),
                seq(List.of()),
                "",
                new TaskMetrics(),
                seq(List.of()),
                Option.empty(),
                0,
                false,
                0);
    }

    static SparkListenerStageSubmitted submitted(int stage, int attempt, int tasks) {
        return new SparkListenerStageSubmitted(stage(stage, attempt, tasks), new Properties());
    }

    static SparkListenerStageCompleted completed(int stage) {
        return new SparkListenerStageCompleted(stage(stage, 0, 0));
    }

    private static TaskInfo task(int partition, String executor) {
        return new TaskInfo(
                0, partition, 0, partition, 1000, executor, "host-of-" + executor, TaskLocality.ANY(), false);
    }

    static SparkListenerTaskStart started(int stage, int partition, String executor) {
        return new SparkListenerTaskStart(stage, 0, task(partition, executor));
    }

    /** After two seconds, with what it counted. */
    static SparkListenerTaskEnd ended(
            int stage, int partition, String executor, Enumeration.Value state, Map<String, Object> counted) {
        TaskInfo task = task(partition, executor);
        task.markFinished(state, 3000);
        List<AccumulableInfo> all = new ArrayList<>();
        counted.forEach((name, value) -> all.add(new AccumulableInfo(
                0, Option.apply(name), Option.apply(value), Option.apply(value), false, false, Option.empty())));
        task.setAccumulables(seq(all));
        return new SparkListenerTaskEnd(stage, 0, "", Success$.MODULE$, task, memory(Map.of()), new TaskMetrics());
    }

    static SparkListenerTaskEnd ok(int stage, int partition, String executor, Map<String, Object> counted) {
        return ended(stage, partition, executor, TaskState.FINISHED(), counted);
    }

    /** Of a task that ended well on an executor that is lost by now, and its output with it. */
    static SparkListenerTaskEnd resubmitted(int stage, int partition, String executor) {
        TaskInfo task = ok(stage, partition, executor, Map.of()).taskInfo();
        return new SparkListenerTaskEnd(stage, 0, "", Resubmitted$.MODULE$, task, memory(Map.of()), null);
    }

    static SparkListenerTaskEnd okWithMemory(String executor, Map<String, Object> memory) {
        SparkListenerTaskEnd end = ok(0, 0, executor, Map.of());
        return new SparkListenerTaskEnd(0, 0, "", end.reason(), end.taskInfo(), memory(memory), end.taskMetrics());
    }

    private static ExecutorMetrics memory(Map<String, Object> values) {
        return new ExecutorMetrics(scala.collection.immutable.Map.from(CollectionConverters.asScala(values)));
    }

    /** @param stages what each stage of the executor tells */
    static SparkListenerExecutorMetricsUpdate heartbeat(String executor, List<Map<String, Object>> stages) {
        java.util.Map<Tuple2<Object, Object>, ExecutorMetrics> updates = new java.util.HashMap<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            updates.put(new Tuple2<>(stage, 0), memory(stages.get(stage)));
        }
        return new SparkListenerExecutorMetricsUpdate(executor, seq(List.of()), CollectionConverters.asScala(updates));
    }

    static SparkListenerExecutorAdded added(String executor) {
        return new SparkListenerExecutorAdded(
                0,
                executor,
                new ExecutorInfo(
                        "host-of-" + executor, 1, scala.collection.immutable.Map$.MODULE$.<String, String>empty()));
    }

    static SparkListenerExecutorRemoved removed(String executor, String reason) {
        return new SparkListenerExecutorRemoved(0, executor, reason);
    }
}
