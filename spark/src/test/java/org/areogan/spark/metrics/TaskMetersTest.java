package org.areogan.spark.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskState;
import org.junit.jupiter.api.Test;

class TaskMetersTest {
    private static final Map<String, Object> TEN_FRAMES =
            Map.of(Counted.FRAMES_SEGMENTED.accumulator(), 10L, "somebody else's", 7L);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TaskMeters meters = new TaskMeters(registry, new ExecutorTags(2));

    private Timer tasks(String executor, String outcome) {
        return registry.get("areogan.spark.task")
                .tag("executor", executor)
                .tag("outcome", outcome)
                .timer();
    }

    private double frames(String executor) {
        return registry
                .find("areogan.spark.frames")
                .tag("executor", executor)
                .tag("outcome", "segmented")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double gauge(String name) {
        return registry.get("areogan.spark.tasks." + name).gauge().value();
    }

    @Test
    void tasksAreCountedByExecutorAndOutcomeWithTheirSeconds() {
        meters.onTaskEnd(SparkEvents.ok(0, 0, "1", Map.of()));
        meters.onTaskEnd(SparkEvents.ok(0, 1, "1", Map.of()));
        meters.onTaskEnd(SparkEvents.ended(0, 2, "1", TaskState.FAILED(), Map.of()));
        meters.onTaskEnd(SparkEvents.ended(0, 2, "2", TaskState.KILLED(), Map.of()));

        assertThat(tasks("1", "ok").count()).isEqualTo(2);
        assertThat(tasks("1", "ok").totalTime(TimeUnit.SECONDS)).isCloseTo(4, within(1e-9));
        assertThat(tasks("1", "ok").getId().getTag("host")).isEqualTo("host-of-1");
        assertThat(tasks("1", "failed").count()).isEqualTo(1);
        assertThat(tasks("2", "killed").count()).isEqualTo(1);
    }

    @Test
    void whatTasksCountedIsThatOfTheirExecutorUnlessTheyFailed() {
        meters.onTaskEnd(SparkEvents.ended(0, 0, "1", TaskState.FAILED(), TEN_FRAMES));
        meters.onTaskEnd(SparkEvents.ended(0, 0, "1", TaskState.KILLED(), TEN_FRAMES));
        meters.onTaskEnd(SparkEvents.ok(0, 0, "2", TEN_FRAMES));

        assertThat(frames("1")).isZero();
        assertThat(frames("2")).isEqualTo(10);
        assertThat(registry.getMeters())
                .extracting(each -> each.getId().getName())
                .doesNotContain("somebody else's");
    }

    @Test
    void aPartOfAStageThatIsDoneTwiceIsCountedOnce() {
        meters.onTaskEnd(SparkEvents.ok(0, 0, "1", TEN_FRAMES));
        meters.onTaskEnd(SparkEvents.ok(0, 0, "2", TEN_FRAMES));
        meters.onTaskEnd(SparkEvents.ok(1, 0, "2", TEN_FRAMES));

        assertThat(frames("1")).isEqualTo(10);
        assertThat(frames("2")).isEqualTo(10);
        assertThat(tasks("2", "ok").count()).isEqualTo(2);
    }

    @Test
    void tasksAreOpenUntilTheyEndWellOrTheirStageEnds() {
        meters.onStageSubmitted(SparkEvents.submitted(0, 0, 3));
        meters.onStageSubmitted(SparkEvents.submitted(1, 0, 4));
        meters.onTaskStart(SparkEvents.started(0, 0, "1"));
        meters.onTaskStart(SparkEvents.started(0, 1, "1"));
        assertThat(gauge("open")).isEqualTo(7);
        assertThat(gauge("running")).isEqualTo(2);

        meters.onTaskEnd(SparkEvents.ok(0, 0, "1", Map.of()));
        meters.onTaskEnd(SparkEvents.ended(0, 1, "1", TaskState.FAILED(), Map.of()));
        assertThat(gauge("open")).isEqualTo(6);
        assertThat(gauge("running")).isZero();

        meters.onStageSubmitted(SparkEvents.submitted(0, 1, 2));
        meters.onTaskEnd(SparkEvents.ok(0, 1, "1", Map.of()));
        assertThat(gauge("open")).as("a task of the stage's first attempt").isEqualTo(6);
        meters.onStageCompleted(SparkEvents.completed(0));
        assertThat(gauge("open")).isEqualTo(4);
    }

    @Test
    void aTaskWhoseOutputWasLostWithItsExecutorIsOpenAgainAndHasEndedOnce() {
        meters.onStageSubmitted(SparkEvents.submitted(0, 0, 2));
        meters.onTaskStart(SparkEvents.started(0, 0, "1"));
        meters.onTaskStart(SparkEvents.started(0, 1, "2"));
        meters.onTaskEnd(SparkEvents.ok(0, 0, "1", TEN_FRAMES));
        assertThat(gauge("open")).isEqualTo(1);

        meters.onTaskEnd(SparkEvents.resubmitted(0, 0, "1"));
        assertThat(gauge("open")).isEqualTo(2);
        assertThat(gauge("running")).isEqualTo(1);
        assertThat(tasks("1", "ok").count()).isEqualTo(1);
        assertThat(frames("1")).isEqualTo(10);
    }

    @Test
    void executorsBeyondABoundShareOneName() {
        for (int executor = 1; executor <= 50; executor++) {
            meters.onTaskEnd(SparkEvents.ok(0, executor, Integer.toString(executor), TEN_FRAMES));
        }
        meters.onTaskEnd(SparkEvents.ok(0, 51, "2", TEN_FRAMES));

        assertThat(frames("2")).isEqualTo(20);
        assertThat(frames("other")).isEqualTo(480);
        assertThat(registry.find("areogan.spark.task").timers()).hasSize(3);
    }
}
