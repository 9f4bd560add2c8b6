package org.areogan.trainer.crossvalidation;

import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;

/**
 * What is cross-validated.
 *
 * @param configuration of all trainings; the seed of its split divides the folds, its own is the first of the
 *     seeds, and nothing of it is left to the folds but what needs validation frames
 * @param data all frames
 * @param folds 2 or more
 * @param seeds trainings of each fold, 1 or more; more may be asked for later
 * @param rareClass the class that has figures of its own; usually the scored one with the fewest pixels
 */
public record ValidationRequest(
        RunConfiguration configuration, DataSource data, int folds, int seeds, Optional<String> rareClass) {
    /** @throws UserException naming the value and the cure */
    public ValidationRequest {
        if (folds < 2) {
            throw new UserException("--folds is " + folds + "; it must be 2 or above, since one is held out each time");
        }
        if (seeds < 1) {
            throw new UserException("--seeds is " + seeds + "; it must be 1 or above");
        }
        if (configuration.task() != RunConfiguration.Task.SEGMENT) {
            throw new UserException("only task: segment is cross-validated; leave task: paint or inpaint out");
        }
        data = configuration.classes().applied(data);
    }

    /** Five folds, one seed. */
    public static ValidationRequest of(RunConfiguration configuration, DataSource data) {
        return new ValidationRequest(configuration, data, 5, 1, Optional.empty());
    }
}
