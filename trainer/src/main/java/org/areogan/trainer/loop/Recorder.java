package org.areogan.trainer.loop;

import org.areogan.engine.Workers;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;

/** Keeps what a run leaves behind. */
public interface Recorder {
    /** For a worker that leaves this to the first one. */
    Recorder NONE = new Recorder() {
        @Override
        public void checkpoint(Progress progress, boolean best) {}

        @Override
        public void share(Workers workers) {}

        @Override
        public void exportModels(EpochRecord record) {}

        @Override
        public void end(RunEnd end) {}
    };

    void checkpoint(Progress progress, boolean best);

    /** Has the other workers begin where this one does. */
    void share(Workers workers);

    /** The generator as it stands, ready to be used alone: the newest always, and as the best if it is that. */
    void exportModels(EpochRecord record);

    void end(RunEnd end);
}
