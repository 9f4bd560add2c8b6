package org.areogan.trainer.data;

import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.UnlabelledOptions;

/** The frames without masks of a run. */
final class UnlabelledData {
    private UnlabelledData() {}

    /** @throws UserException if there are none and some are wanted, or the other way round */
    static Optional<DataSet> open(DataSource source, UnlabelledOptions options) {
        if (options.isOn() && source.unlabelled().isEmpty()) {
            throw new UserException("unlabelled.batch is " + options.batch()
                    + ", but no frames without masks were named; name them with --unlabelled, or set it to 0");
        }
        source.unlabelled().filter(frames -> !options.isOn()).ifPresent(frames -> {
            throw new UserException("nothing is learnt from " + frames.name()
                    + " while unlabelled.batch is 0; set it, e.g. to 16, or leave --unlabelled out");
        });
        return source.unlabelled().map(DataSource::openFrames);
    }
}
