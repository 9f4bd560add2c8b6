package org.areogan.program.train;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.areogan.engine.Engine;
import org.areogan.program.shell.DivergedException;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.MetricsServer;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;
import org.areogan.trainer.report.TrainingMeters;

/**
 * A training as the program runs it: shown, recorded, metered and interruptible.
 *
 * @param err where progress is shown
 * @param bar whether progress is drawn as a bar, on standard error
 */
public record TrainingSession(TrainingRun run, Engine engine, PrintWriter err, boolean bar) {
    /**
     * @param metricsPort where metrics are served, if they are
     * @throws DivergedException if it does
     */
    public RunEnd train(OptionalInt metricsPort) {
        List<TrainingListener> listeners = new ArrayList<>();
        try (Interruption stop = Interruption.ofTraining(err)) {
            listeners.add(new ProgressListener(err, bar));
            listeners.addAll(RunOutputs.listeners(run.folder(), Clock.systemUTC()));
            RunEnd end = trained(metricsPort, listeners, stop);
            close(listeners);
            tell(end);
            return end;
        } finally {
            close(listeners);
        }
    }

    private RunEnd trained(OptionalInt metricsPort, List<TrainingListener> listeners, Interruption stop) {
        try {
            return metricsPort.isPresent()
                    ? metered(metricsPort.getAsInt(), listeners, stop)
                    : run.train(engine, listeners, stop);
        } catch (RuntimeException failure) {
            // Once the interruption is closed the process dies, perhaps before anybody else tells of the failure.
            if (stop.getAsBoolean()) {
                err.println("areogan: no checkpoint was written: " + failure.getMessage());
            }
            throw failure;
        }
    }

    private RunEnd metered(int port, List<TrainingListener> listeners, Interruption stop) {
        try (MetricsServer server = MetricsServer.start(port)) {
            TrainingMeters meters = new TrainingMeters();
            meters.bindTo(server.registry());
            listeners.add(meters);
            err.println("metrics are at " + server.address());
            return run.train(engine, listeners, stop);
        }
    }

    private static void close(List<TrainingListener> listeners) {
        Collections.reverse(listeners);
        listeners.forEach(TrainingListener::close);
        listeners.clear();
    }

    private void tell(RunEnd end) {
        switch (end.reason()) {
            case FINISHED, STOPPED_EARLY ->
                err.println("the report is " + run.folder().report());
            case INTERRUPTED ->
                err.println("go on with: areogan train --resume " + run.folder().path());
            case DIVERGED -> throw new DivergedException(end.advice());
        }
    }
}
