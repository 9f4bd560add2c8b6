package org.areogan.trainer;

import java.util.ArrayList;
import java.util.List;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;

/** Remembers the epochs of a run, those of its earlier parts too. */
final class EpochHistory implements TrainingListener {
    private final List<EpochRecord> epochs = new ArrayList<>();

    List<EpochRecord> epochs() {
        return epochs;
    }

    @Override
    public void runStarted(RunStart start) {
        epochs.addAll(start.history());
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        epochs.add(epoch);
    }
}
