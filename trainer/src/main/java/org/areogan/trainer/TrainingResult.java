package org.areogan.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;

/**
 * What came of a training.
 *
 * @param end why it ended, and after how long
 * @param epochs losses and scores of every epoch, those before it was gone on with too
 * @param folder of the run
 * @param model the network that the configuration keeps, the newest or the best epoch's, to be opened with {@code
 *     Segmenter.open}; there once an epoch has ended
 */
public record TrainingResult(RunEnd end, List<EpochRecord> epochs, Path folder, Path model) {
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** The best epoch by its validation frames, see {@code training.best_by}; nothing where none was scored. */
    public Optional<EpochRecord> best() {
        return epochs.stream().filter(EpochRecord::best).reduce((earlier, later) -> later);
    }
}
