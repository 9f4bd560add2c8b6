package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.program.train.FoldProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.trainer.tuning.TrialEnd;
import org.areogan.trainer.tuning.TrialTask;
import org.areogan.trainer.tuning.TrialValidation;

/**
 * A trial of a search.
 *
 * @param folder of the trial
 * @param hurdles as {@link TrialTask} has them
 */
record TrialWork(PassedValidation validation, int number, String folder, List<Double> hurdles)
        implements TrainingWork<TrialEnd> {
    TrialWork {
        hurdles = new ArrayList<>(hurdles);
    }

    @Override
    public Counted counted() {
        return Counted.TRIALS;
    }

    @Override
    public Engine start() {
        return validation.start();
    }

    @Override
    public Optional<TrialEnd> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
        return new TrialValidation(engine, new FoldProgress(log, false, validation.folds()))
                .score(new TrialTask(number, Path.of(folder), validation.request(), hurdles), stop);
    }
}
