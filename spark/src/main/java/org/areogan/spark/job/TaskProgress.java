package org.areogan.spark.job;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.areogan.program.shell.Progress;

/** Tells every some seconds how many tasks are done. */
public final class TaskProgress extends SparkListener {
    /** The group of the jobs of Spark whose tasks are counted. */
    public static final String GROUP = "areogan";

    private final PrintWriter err;
    private final LongSupplier clock;
    private final Set<Integer> stages = new HashSet<>();
    private long lastLine;
    private int done;
    private int all;

    /** @param clock in nanoseconds */
    public TaskProgress(PrintWriter err, LongSupplier clock) {
        this.err = err;
        this.clock = clock;
        this.lastLine = clock.getAsLong();
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        if (GROUP.equals(stage.properties().getProperty("spark.jobGroup.id"))) {
            stages.add(stage.stageInfo().stageId());
            all += stage.stageInfo().numTasks();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (!stages.contains(task.stageId()) || !task.taskInfo().successful()) {
            return;
        }
        done++;
        long now = clock.getAsLong();
        if (now - lastLine >= Progress.LINE_EVERY_NANOS) {
            lastLine = now;
            err.println(String.format(Locale.ROOT, "%,d of %,d tasks are done", done, all));
        }
    }
}
