package org.areogan.program.tune;

import java.util.List;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.tuning.TrialTask;

/**
 * What the process of a trial is told, as a line of JSON; data, folds, seeds and engine are among its arguments.
 *
 * @param trial its number
 * @param folder of its cross-validation
 * @param configuration as YAML
 * @param hurdles as {@link TrialTask} has them
 */
record TrialMessage(int trial, String folder, String configuration, List<Double> hurdles) {
    TrialMessage {
        hurdles = List.copyOf(hurdles);
    }

    static TrialMessage of(TrialTask task) {
        return new TrialMessage(
                task.number(),
                task.folder().toString(),
                ConfigurationReader.over("the trial", task.validation().configuration(), List.of())
                        .yaml(),
                task.hurdles());
    }
}
