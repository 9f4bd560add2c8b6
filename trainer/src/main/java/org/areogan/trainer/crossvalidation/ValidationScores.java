package org.areogan.trainer.crossvalidation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.areogan.trainer.crossvalidation.scores.FoldScores;
import org.areogan.trainer.crossvalidation.scores.SeedScores;

/**
 * The scores of a folder.
 *
 * @param identity of what was scored
 * @param seeds all of whose folds are done, by seed
 */
record ValidationScores(ValidationIdentity identity, Map<Long, SeedScores> seeds) {
    /** @throws org.areogan.files.UserException if there is no cross-validation in the folder, or a file is damaged */
    static ValidationScores read(Path folder) {
        ValidationIdentity identity = ValidationIdentity.read(folder);
        Map<Long, SeedScores> seeds = new TreeMap<>();
        for (long seed = identity.firstSeed(); isDone(folder, identity, seed); seed++) {
            seeds.put(
                    seed,
                    new SeedScores(
                            identity.classes(),
                            identity.rareClass().id(),
                            folds(folder, identity, seed, identity.folds())));
        }
        return new ValidationScores(identity, seeds);
    }

    /**
     * Of the trainings up to one of them: over the scored classes and the frames of the folds that a seed has, then over the
     * seeds, each weighing as much as it has folds.
     *
     * @param last seed of that training
     * @param fold of it
     * @return 0 to 1; NaN where no scored class is in the frames
     * @throws org.areogan.files.UserException if a file is damaged
     */
    static double meanIouSoFar(Path folder, ValidationIdentity identity, long last, int fold) {
        double mean = 0;
        int trainings = 0;
        for (long seed = identity.firstSeed(); seed <= last; seed++) {
            int done = seed == last ? fold : identity.folds();
            double ofSeed = FoldScores.meanIou(
                    folds(folder, identity, seed, done),
                    identity.classes(),
                    identity.rareClass().id());
            trainings += done;
            // So that one seed's is its own to the bit.
            mean += (ofSeed - mean) * ((double) done / trainings);
        }
        return mean;
    }

    private static List<FoldScores> folds(Path folder, ValidationIdentity identity, long seed, int done) {
        List<FoldScores> folds = new ArrayList<>();
        for (int fold = 1; fold <= done; fold++) {
            folds.add(FoldScores.read(
                    CrossValidation.scores(folder, new PlannedTraining(seed, fold)),
                    identity.classes(),
                    identity.rareClass().id()));
        }
        return folds;
    }

    private static boolean isDone(Path folder, ValidationIdentity identity, long seed) {
        return IntStream.rangeClosed(1, identity.folds())
                .allMatch(fold -> Files.exists(CrossValidation.scores(folder, new PlannedTraining(seed, fold))));
    }
}
