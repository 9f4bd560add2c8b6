package org.areogan.trainer.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.areogan.engine.Engine;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.DivergedTrainingException;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * Scores trials by cross-validation in this process, and ends it as soon as a trial falls below a hurdle. Engines share numbers of
 * threads and generators of chance within a process, so one trial at a time can be scored so.
 *
 * @param observer told of each training
 */
public record TrialValidation(Engine engine, CrossValidation.Observer observer) implements TrialScorer {
    @Override
    public Optional<TrialEnd> score(TrialTask task, BooleanSupplier stop) {
        CrossValidation validation = CrossValidation.open(task.folder(), task.validation());
        Watch watch = new Watch(observer, task.hurdles());
        try {
            if (validation.run(engine, watch, stop)) {
                // Says so where no scored class is in the data.
                validation.meanIou();
                return Optional.of(new TrialEnd(Outcome.SCORED, watch.byFold));
            }
        } catch (DivergedTrainingException diverged) {
            return Optional.of(new TrialEnd(Outcome.DIVERGED, List.of()));
        }
        return watch.isBehind() ? Optional.of(new TrialEnd(Outcome.STOPPED, watch.byFold)) : Optional.empty();
    }

    /** Passes on what happens, and looks at the hurdles. */
    private static final class Watch implements CrossValidation.Observer {
        private final CrossValidation.Observer observer;
        private final List<Double> hurdles;
        private final List<Double> byFold = new ArrayList<>();

        Watch(CrossValidation.Observer observer, List<Double> hurdles) {
            this.observer = observer;
            this.hurdles = hurdles;
        }

        boolean isBehind() {
            int last = byFold.size() - 1;
            return last >= 0 && last < hurdles.size() && byFold.get(last) < hurdles.get(last);
        }

        @Override
        public void beginning(long seed, int fold) {
            observer.beginning(seed, fold);
        }

        @Override
        public boolean goesOn(DoubleSupplier meanIouSoFar) {
            byFold.add(meanIouSoFar.getAsDouble());
            return !isBehind();
        }

        @Override
        public List<TrainingListener> listeners() {
            return observer.listeners();
        }
    }
}
