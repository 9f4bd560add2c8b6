package org.areogan.trainer.tuning;

import java.nio.file.Path;
import java.util.List;
import org.areogan.trainer.crossvalidation.ValidationRequest;

/**
 * A trial that is to be scored.
 *
 * @param number from 1
 * @param folder of its cross-validation, which may have been begun already
 * @param validation that scores it
 * @param hurdles what its mean IoU so far must not be below after its first training, its second and so on; it is stopped
 *     otherwise
 */
public record TrialTask(int number, Path folder, ValidationRequest validation, List<Double> hurdles) {
    public TrialTask {
        hurdles = List.copyOf(hurdles);
    }
}
