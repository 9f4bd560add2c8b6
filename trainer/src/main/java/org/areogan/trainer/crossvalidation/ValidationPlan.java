package org.areogan.trainer.crossvalidation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.CheckedData;
import org.areogan.terrain.check.FrameFacts;
import org.areogan.terrain.split.Folds;
import org.areogan.terrain.split.Folds.Fold;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;

/** Which trainings a cross-validation needs, what each of them is trained on, and what it is scored on. */
final class ValidationPlan {
    private final ValidationRequest request;
    private final DataSet all;
    private final Folds folds;
    private final ValidationIdentity identity;

    /** Index in the whole data of each frame that is left in. */
    private final List<Integer> places;

    private final List<Integer> excluded;

    private ValidationPlan(ValidationRequest request, CheckedData checked) {
        this.request = request;
        this.all = checked.data();
        this.excluded = checked.excluded();
        long splitSeed = request.configuration().splitSeed();
        List<long[]> pixels = checked.survey().usableFrames().stream()
                .map(FrameFacts::classPixels)
                .toList();
        this.folds = Folds.of(all, pixels, request.folds(), splitSeed);
        Set<Integer> out = Set.copyOf(excluded);
        this.places = IntStream.range(0, all.size() + out.size())
                .filter(index -> !out.contains(index))
                .boxed()
                .toList();
        this.identity = new ValidationIdentity(
                request.data().shortName(),
                checked.survey().fingerprint(),
                all.classes(),
                request.folds(),
                splitSeed,
                rare(all, pixels, request.rareClass()).name(),
                request.configuration().seed());
    }

    /**
     * Looks at every frame once.
     *
     * @throws UserException if the data cannot be divided so, or not be trained on
     */
    static ValidationPlan of(ValidationRequest request) {
        boolean partial = request.data().additions().stream()
                .map(each -> each.check().data().labelSets())
                .anyMatch(sets -> !sets.isEmpty());
        request.configuration().objective().requireLosses(partial);
        return new ValidationPlan(request, request.data().check());
    }

    private static TerrainClass rare(DataSet all, List<long[]> pixels, Optional<String> named) {
        if (named.isPresent()) {
            return all.classes().named(named.get());
        }
        return all.classes().scored().stream()
                .min(Comparator.comparingLong(each ->
                        pixels.stream().mapToLong(frame -> frame[each.id()]).sum()))
                .orElseThrow();
    }

    ValidationIdentity identity() {
        return identity;
    }

    /** Seed after seed. */
    List<PlannedTraining> trainings() {
        long first = identity.firstSeed();
        List<PlannedTraining> trainings = new ArrayList<>();
        for (long seed = first; seed < first + request.seeds(); seed++) {
            for (int fold = 1; fold <= identity.folds(); fold++) {
                trainings.add(new PlannedTraining(seed, fold));
            }
        }
        return trainings;
    }

    /**
     * The configuration of all trainings, with these settings laid over. All that is not held out is trained on, but for frames
     * whose scores the training itself goes by.
     */
    SavedConfiguration configuration(List<String> more) {
        List<String> settings = new ArrayList<>(List.of("training.keep=last", "training.stop_after=0"));
        if (!request.configuration().learnsByScores()) {
            settings.add("split.validation=0");
        }
        settings.addAll(more);
        return ConfigurationReader.over("the configuration", request.configuration(), settings)
                .saved();
    }

    /** All frames but those that the training must not see. */
    DataSource trainedOn(PlannedTraining training) {
        Set<Integer> left = new TreeSet<>(excluded);
        fold(training).leftOut().forEach(index -> left.add(places.get(index)));
        return request.data().leavingOutOnly(List.copyOf(left));
    }

    /** What it is scored on. */
    DataSet heldOut(PlannedTraining training) {
        return all.select(fold(training).heldOut());
    }

    private Fold fold(PlannedTraining training) {
        return folds.folds().get(training.fold() - 1);
    }
}
