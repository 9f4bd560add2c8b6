package org.areogan.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.TrainingData;

/**
 * What must be as it was for a run to be gone on with.
 *
 * @param folder of the run
 * @param data what it was begun on, wherever that is by now
 */
record Resumption(RunFolder folder, DataSource data) {
    /** @throws UserException if the data is not where the run last had it from */
    void requireInPlace() {
        Optional<Path> gone = data.path().filter(path -> !Files.exists(path));
        if (gone.isPresent()) {
            throw new UserException("the data of the run in " + folder.path() + " is not in " + gone.get()
                    + " any more; name its new place: 'areogan train --resume " + folder.path() + " DATA'");
        }
    }

    /** @throws UserException if the checkpoint is of another configuration or of other frames */
    void requireSame(TrainingState state, RunConfiguration configuration, TrainingData opened) {
        RunConfiguration kept = ConfigurationReader.parse(state.configuration(), "the checkpoint in " + folder.path());
        if (!kept.equals(configuration)) {
            throw new UserException(folder.configuration()
                    + " is not what the checkpoint was made with, so the run cannot go on as it began; bring the old"
                    + " one back or begin a new run");
        }
        if (!state.data().equals(opened.wholeFingerprint())) {
            throw new UserException("the data in " + data.name() + " is not what the run in " + folder.path()
                    + " was trained on (fingerprint " + opened.wholeFingerprint() + " instead of " + state.data()
                    + "); bring the old data back or begin a new run");
        }
    }
}
