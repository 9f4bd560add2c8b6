package org.areogan.trainer.report;

import java.io.UncheckedIOException;
import org.areogan.files.UserException;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what goes wrong in a listener away from the run: hours of training are worth more than a picture. The first
 * failure is a warning, later ones are told at debug level. Linkage errors are among them because drawing text does not
 * link where the system has no fonts.
 */
final class Forgiving implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(Forgiving.class);

    private final String what;
    private final TrainingListener listener;
    private boolean warned;

    /** @param what the listener writes, for the warning */
    Forgiving(String what, TrainingListener listener) {
        this.what = what;
        this.listener = listener;
    }

    @Override
    public void runStarted(RunStart start) {
        attempt(() -> listener.runStarted(start));
    }

    @Override
    public void stepEnded(StepRecord step) {
        attempt(() -> listener.stepEnded(step));
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        attempt(() -> listener.epochEnded(epoch));
    }

    @Override
    public void advised(String advice) {
        attempt(() -> listener.advised(advice));
    }

    @Override
    public void runEnded(RunEnd end) {
        attempt(() -> listener.runEnded(end));
    }

    @Override
    public void close() {
        attempt(listener::close);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | InternalError failure) {
            if (warned) {
                LOG.debug("{} failed again", what, failure);
                return;
            }
            warned = true;
            if (failure instanceof UserException) {
                LOG.warn("{} failed, the run goes on: {}", what, failure.getMessage());
            } else if (failure instanceof UncheckedIOException) {
                LOG.warn("{} failed, the run goes on: {} ({})", what, failure.getMessage(), failure.getCause());
            } else {
                LOG.warn("{} failed, the run goes on", what, failure);
            }
        }
    }
}
