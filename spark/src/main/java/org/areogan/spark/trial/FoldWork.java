package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.program.train.FoldProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.PlannedTraining;

/**
 * A training of a cross-validation.
 *
 * @param folder of the cross-validation, which the driver has begun
 */
record FoldWork(PassedValidation validation, String folder, long seed, int fold) implements TrainingWork<Boolean> {
    @Override
    public Counted counted() {
        return Counted.FOLDS;
    }

    @Override
    public Engine start() {
        return validation.start();
    }

    @Override
    public Optional<Boolean> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
        boolean scored = CrossValidation.open(Path.of(folder), validation.request())
                .train(new PlannedTraining(seed, fold), engine, new FoldProgress(log, false, validation.folds()), stop);
        return scored ? Optional.of(true) : Optional.empty();
    }
}
