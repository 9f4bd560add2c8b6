package org.areogan.trainer.crossvalidation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
            List<FoldScores> folds = new ArrayList<>();
            for (int fold = 1; fold <= identity.folds(); fold++) {
                folds.add(FoldScores.read(
                        CrossValidation.scores(folder, seed, fold),
                        identity.classes(),
                        identity.rareClass().id()));
            }
            seeds.put(
                    seed,
                    new SeedScores(identity.classes(), identity.rareClass().id(), folds));
        }
        return new ValidationScores(identity, seeds);
    }

    private static boolean isDone(Path folder, ValidationIdentity identity, long seed) {
        return IntStream.rangeClosed(1, identity.folds())
                .allMatch(fold -> Files.exists(CrossValidation.scores(folder, seed, fold)));
    }
}
