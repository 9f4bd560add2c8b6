package org.areogan.trainer.tuning;

import java.util.List;
import org.areogan.trainer.tuning.strategy.Trial;

/** Which trials are given up before their last training. */
public enum EarlyStopping {
    /** Those below the median of earlier ones after the same trainings. */
    MEDIAN {
        @Override
        List<Double> hurdles(List<Trial> ended, int trainings) {
            return MedianRule.hurdles(ended, trainings);
        }
    },
    /** None. */
    NONE {
        @Override
        List<Double> hurdles(List<Trial> ended, int trainings) {
            return List.of();
        }
    };

    /** @see MedianRule#hurdles */
    abstract List<Double> hurdles(List<Trial> ended, int trainings);
}
