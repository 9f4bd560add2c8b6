package org.areogan.trainer.tuning;

import java.util.ArrayList;
import java.util.List;
import org.areogan.trainer.tuning.strategy.Trial;

/**
 * Gives up trials that are behind (Golovin et al. 2017, Google Vizier, section 3.2.2, with folds in place of steps): after each
 * training a trial's mean IoU so far must not be below the median of what earlier trials had then. All trials that got so far
 * count, stopped ones too: among those alone that were let through, the median would rise with each.
 */
final class MedianRule {
    /** A median of fewer is chance. */
    static final int LEAST_TRIALS = 5;

    private MedianRule() {}

    /**
     * What a trial must reach.
     *
     * @param ended trials that it is measured by
     * @param trainings of a whole trial; it is not stopped after the last
     * @return mean IoU after the first training, the second and so on; as many as there are trials enough for
     */
    static List<Double> hurdles(List<Trial> ended, int trainings) {
        List<Double> hurdles = new ArrayList<>();
        for (int training = 0; training < trainings - 1; training++) {
            int place = training;
            double[] values = ended.stream()
                    .filter(trial -> trial.byFold().size() > place)
                    .mapToDouble(trial -> trial.byFold().get(place))
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (values.length < LEAST_TRIALS) {
                break;
            }
            int middle = values.length / 2;
            hurdles.add(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
        }
        return hurdles;
    }
}
