package org.areogan.trainer.crossvalidation;

import static org.areogan.trainer.crossvalidation.SmallValidations.FRAMES;
import static org.areogan.trainer.crossvalidation.SmallValidations.request;
import static org.areogan.trainer.crossvalidation.SmallValidations.run;
import static org.areogan.trainer.crossvalidation.SmallValidations.tiny;
import static org.areogan.trainer.crossvalidation.SmallValidations.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.crossvalidation.scores.Figures;
import org.areogan.trainer.crossvalidation.scores.FoldScores;
import org.areogan.trainer.crossvalidation.scores.SeedScores;
import org.areogan.trainer.validation.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
    /** Of all tests, since trainings take their time: one of name a is made once. */
    @TempDir
    private static Path folder;

    @Test
    void everyFrameIsScoredOnceByAModelThatDidNotSeeIt() {
        whole(folder, "a");
        SeedScores scores = ValidationScores.read(folder.resolve("a")).seeds().get(1L);
        ConfusionMatrix pooled = new ConfusionMatrix(FRAMES.classes());
        int frames = 0;
        for (int fold = 1; fold <= 3; fold++) {
            Path run = folder.resolve("a").resolve("runs").resolve("seed-1-fold-" + fold);
            List<Integer> excluded = excluded(run);
            frames += excluded.size();
            try (Segmenter segmenter = Segmenter.open(run.resolve("model.areogan"), Engines.nd4j())) {
                pooled.merge(Evaluation.evaluate(segmenter, FRAMES.select(excluded)));
            }
        }
        assertThat(frames).isEqualTo(FRAMES.size());
        assertThat(scores.pooled().confusion(0)).isEqualTo(pooled);
        assertThat(scores.figures().get(Figures.MEAN_IOU))
                .isCloseTo(Scores.of(pooled).meanIou(Reading.LEFT_OUT), within(1e-12));
        assertThat(scores.figures().get(Figures.iou("soil")))
                .isCloseTo(Scores.of(pooled).iou(1, Reading.LEFT_OUT), within(1e-12));
    }

    @Test
    void framesAreKeptFromATrainingOnlyWhereItGoesByTheirScores() {
        assertThat(keptBack("plain")).isZero();
        assertThat(keptBack("adaptive", "objective.class_weights=adaptive", "split.validation=0.25"))
                .isEqualTo(0.25);
        assertThat(keptBack("plateau", "schedule.decay=plateau", "split.validation=0.3"))
                .isEqualTo(0.3);
    }

    private static double keptBack(String name, String... settings) {
        Path output = folder.resolve("kept-" + name);
        CrossValidation.open(output, request(tiny(settings), 1));
        return CrossValidation.configurationOf(output).split().validation();
    }

    @Test
    void weightsThatFollowTheScoresAreCrossValidated() {
        whole(folder, "adaptive", "objective.class_weights=adaptive");
        SeedScores scores =
                ValidationScores.read(folder.resolve("adaptive")).seeds().get(1L);
        long pixels = FRAMES.size() * 16L * 32L;
        assertThat(scores.pooled().confusion(0).total()).isEqualTo(pixels);
    }

    @Test
    void afterEachTrainingItTellsTheMeanIouOfTheFoldsSoFarAndMayBeGivenUp() {
        CrossValidation validation = whole(folder, "a");
        List<Double> soFar = new ArrayList<>();
        CrossValidation.Observer observer = new CrossValidation.Observer() {
            @Override
            public boolean goesOn(DoubleSupplier meanIouSoFar) {
                soFar.add(meanIouSoFar.getAsDouble());
                return true;
            }
        };
        assertThat(validation.run(Engines.nd4j(), observer, () -> false)).isTrue();
        ConfusionMatrix pooled = new ConfusionMatrix(FRAMES.classes());
        for (int fold = 1; fold <= 3; fold++) {
            Path run = folder.resolve("a").resolve("runs").resolve("seed-1-fold-" + fold);
            try (Segmenter segmenter = Segmenter.open(run.resolve("model.areogan"), Engines.nd4j())) {
                pooled.merge(Evaluation.evaluate(segmenter, FRAMES.select(excluded(run))));
            }
            assertThat(soFar.get(fold - 1)).isCloseTo(Scores.of(pooled).meanIou(Reading.LEFT_OUT), within(1e-12));
        }
        assertThat(soFar).hasSize(3).last().isEqualTo(validation.meanIou());

        assertThat(validation.run(Engines.nd4j(), new GivingUp(1), () -> false)).isFalse();
    }

    /** After so many trainings. */
    private static final class GivingUp implements CrossValidation.Observer {
        private int left;

        GivingUp(int left) {
            this.left = left;
        }

        @Override
        public boolean goesOn(DoubleSupplier meanIouSoFar) {
            left--;
            return left > 0;
        }
    }

    private static List<Integer> excluded(Path run) {
        try {
            String facts = Files.readString(run.resolve("run.json"));
            String list = facts.replaceAll("(?s).*\"excluded\" : \\[([0-9, \n]*)\\].*", "$1");
            return Arrays.stream(list.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void goneOnWithItIsTheSameToTheByteAndMoreSeedsMayFollow() throws IOException {
        whole(folder, "a");
        Path broken = folder.resolve("broken");
        AtomicInteger steps = new AtomicInteger();
        assertThat(CrossValidation.open(broken, request(tiny(), 1))
                        .run(Engines.nd4j(), new CrossValidation.Observer() {}, () -> steps.incrementAndGet() > 7))
                .isFalse();
        assertThatThrownBy(
                        () -> CrossValidation.open(broken, request(tiny(), 1)).markdown())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("has all of its 3 folds yet; go on with it");
        assertThat(run(CrossValidation.open(broken, request(tiny(), 1)))).isTrue();
        for (int fold = 1; fold <= 3; fold++) {
            String name = "scores/seed-1-fold-" + fold + ".npz";
            assertThat(FoldScores.read(broken.resolve(name), FRAMES.classes(), 4)
                            .scenes())
                    .usingRecursiveComparison()
                    .isEqualTo(FoldScores.read(folder.resolve("a").resolve(name), FRAMES.classes(), 4)
                            .scenes());
        }
        CrossValidation more = CrossValidation.open(broken, request(tiny(), 2));
        assertThat(run(more)).isTrue();
        assertThat(more.markdown()).contains("| seed 1 | seed 2 | mean | spread |");
        assertThat(broken.resolve("report.html")).content().contains("Precision and recall", "<svg");
    }

    @Test
    void aFolderHoldsOneCrossValidation() {
        whole(folder, "a");
        assertThatThrownBy(() -> CrossValidation.open(folder.resolve("a"), request(tiny("training.epochs=2"), 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds the cross-validation of another configuration or other data; name another"
                        + " folder with -o");
    }

    @Test
    void whileOneProcessTrainsNoOtherDoes() {
        CrossValidation validation = CrossValidation.open(folder.resolve("locked"), request(tiny(), 1));
        CrossValidation again = CrossValidation.open(folder.resolve("locked"), request(tiny(), 1));
        CrossValidation.Observer second = new CrossValidation.Observer() {
            @Override
            public void beginning(long seed, int fold) {
                run(again);
            }
        };
        assertThatThrownBy(() -> validation.run(Engines.nd4j(), second, () -> true))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(folder.resolve("locked") + " is being written to by another process; wait");
        assertThat(again.run(Engines.nd4j(), new GivingUp(1), () -> true)).isFalse();
    }

    /** Programs of that format knew no plateau but that of the mean IoU, which means nothing where no rate looks at it. */
    @Test
    void oneOfFormatSixIsGoneOnWith() throws IOException {
        Path older = folder.resolve("older");
        CrossValidation.open(older, request(tiny(), 1));
        Path configuration = older.resolve("configuration.yaml");
        String text = Files.readString(configuration)
                .replaceFirst("format: 7", "format: 6")
                .replaceFirst("(?m)^ *plateau_by: .*\\R", "");
        assertThat(text).contains("format: 6").doesNotContain("plateau_by");
        Files.writeString(configuration, text);
        assertThat(CrossValidation.open(older, request(tiny(), 1)).run(Engines.nd4j(), new GivingUp(1), () -> true))
                .isFalse();
        assertThatThrownBy(() -> CrossValidation.open(older, request(tiny("schedule.patience=77"), 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds the cross-validation of another configuration");
    }

    @Test
    void aRequestThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new ValidationRequest(tiny(), DataSource.of(FRAMES), 1, 1, Optional.empty()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--folds is 1; it must be 2 or above");
        assertThatThrownBy(() -> new ValidationRequest(tiny(), DataSource.of(FRAMES), 3, 0, Optional.empty()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--seeds is 0");
        assertThatThrownBy(() -> CrossValidation.open(
                        folder.resolve("x"),
                        new ValidationRequest(tiny(), DataSource.of(FRAMES), 7, 1, Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("has 6 scenes of 18 real frames, too few for 7 folds");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
