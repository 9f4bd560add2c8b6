package org.areogan.spark.train;

import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.BarrierTaskContext;
import org.areogan.engine.Engine;
import org.areogan.files.EngineException;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.program.train.ProgressListener;
import org.areogan.spark.job.TaskLock;
import org.areogan.trainer.SharedTraining;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** What a worker does, as a task of a barrier stage. */
final class WorkerTask extends AbstractFunction1<Iterator<Integer>, Iterator<WorkerEnd>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TrainRequest request;

    WorkerTask(TrainRequest request) {
        this.request = request;
    }

    @Override
    public Iterator<WorkerEnd> apply(Iterator<Integer> unused) {
        return CollectionConverters.asScala(
                List.of(run(BarrierTaskContext.get())).iterator());
    }

    private WorkerEnd run(BarrierTaskContext context) {
        int number = context.partitionId();
        int count = context.getTaskInfos().length;
        String host = context.getTaskInfos()[number].address().replaceFirst(":\\d+$", "");
        try (Meeting meeting = new Meeting(
                number, count, host, context::allGather, request.secret(), request.silence(), context::isInterrupted)) {
            try {
                RunEnd end = meeting.isFirst() ? lead(meeting, context::isInterrupted) : follow(meeting);
                return new WorkerEnd(
                        number,
                        "",
                        end.reason().name(),
                        end.advice(),
                        context.stageAttemptNumber(),
                        meeting.sent(),
                        meeting.exchanges());
            } catch (Meeting.RefusedException refused) {
                return WorkerEnd.refused(number, String.valueOf(refused.getMessage()));
            } catch (UserException | EngineException failure) {
                if (meeting.isOver()) {
                    throw failure;
                }
                // Another try would not mend it.
                String why = String.valueOf(failure.getMessage());
                meeting.refuse(why);
                return WorkerEnd.refused(number, why);
            }
        }
    }

    private RunEnd follow(Meeting meeting) {
        return SharedTraining.follow(
                request.saved(), request.source(), request.engine().start(), meeting);
    }

    /** One that is taken for lost may still be scoring an epoch, which it then writes. */
    private RunEnd lead(Meeting meeting, BooleanSupplier stop) {
        try (FolderLock lock = TaskLock.taken(request.leader(), stop)) {
            return lead(meeting);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw TaskLock.killed();
        }
    }

    private RunEnd lead(Meeting meeting) {
        Engine engine = request.engine().start();
        TrainingRun run = TrainingRun.takeUp(request.folder(), request.saved(), request.source());
        List<TrainingListener> listeners = new ArrayList<>();
        // In Spark's log of this worker.
        listeners.add(new ProgressListener(new PrintWriter(System.err, true, StandardCharsets.UTF_8), false));
        listeners.addAll(RunOutputs.listeners(run.folder(), Clock.systemUTC()));
        try {
            return SharedTraining.lead(run, engine, meeting, listeners);
        } finally {
            Collections.reverse(listeners);
            listeners.forEach(TrainingListener::close);
        }
    }
}
