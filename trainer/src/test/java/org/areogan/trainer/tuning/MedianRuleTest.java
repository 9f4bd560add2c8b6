package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedianRuleTest {
    private static final DataSource FRAMES = DataSource.of(new ProceduralMars(0.5).dataSet(6, 8, 16, 3));
    private static final SearchSpace SPACE =
            SearchSpace.parse("generator.dropout: {choice: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07]}", "space.yaml");

    @TempDir
    Path folder;

    private static ResolvedConfiguration tiny() {
        return Presets.reader()
                .resolve(
                        Optional.of("tiny"),
                        "tiny",
                        Optional.empty(),
                        List.of("training.epochs=1", "training.batch=2", "objective.lambda_adv=0"));
    }

    private static Trial trial(Outcome outcome, Double... byFold) {
        double score = outcome == Outcome.SCORED ? byFold[byFold.length - 1] : Double.NaN;
        return new Trial(1, new Proposal(List.of("0.01")), outcome, score, List.of(byFold));
    }

    @Test
    void theHurdlesAreTheMediansOfAllThatGotSoFar() {
        List<Trial> trials = new ArrayList<>(List.of(
                trial(Outcome.SCORED, 0.5, 0.6, 0.7),
                trial(Outcome.SCORED, 0.1, 0.2, 0.3),
                trial(Outcome.DIVERGED),
                trial(Outcome.SCORED, 0.4, 0.3, 0.2),
                trial(Outcome.STOPPED, 0.2)));
        assertThat(MedianRule.hurdles(trials, 3)).as("of four").isEmpty();
        trials.add(trial(Outcome.STOPPED, 0.3));
        assertThat(MedianRule.hurdles(trials, 3)).containsExactly(0.3);
        trials.add(trial(Outcome.SCORED, 0.6, 0.5, 0.4));
        trials.add(trial(Outcome.STOPPED, Double.NaN, 0.1));
        assertThat(MedianRule.hurdles(trials, 3)).containsExactly((0.3 + 0.4) / 2, 0.3);
        assertThat(MedianRule.hurdles(trials, 2)).as("not after the last").containsExactly(0.35);
        assertThat(MedianRule.hurdles(trials, 1)).isEmpty();
    }

    @Test
    void aTrialIsMeasuredByThoseThatMustHaveEndedBeforeItAndIsNotTheBestOnceStopped() {
        TuningRequest request = new TuningRequest(
                tiny(), FRAMES, SPACE, Strategy.GRID, OptionalInt.empty(), 3, 1, 2, 2, 2, EarlyStopping.MEDIAN);
        Tuning tuning = Tuning.open(folder.resolve("a"), request);
        List<Integer> hurdles = new ArrayList<>();
        tuning.run(
                (task, stop) -> {
                    synchronized (hurdles) {
                        hurdles.add(task.hurdles().size());
                    }
                    return Optional.of(
                            task.number() == 7
                                    ? new TrialEnd(Outcome.STOPPED, List.of(0.9))
                                    : new TrialEnd(Outcome.SCORED, List.of(0.5, 0.5, 0.5, 0.1 * task.number())));
                },
                new Tuning.Observer() {},
                () -> false);
        assertThat(hurdles).as("trial 7 knows the first five").containsExactlyInAnyOrder(0, 0, 0, 0, 0, 0, 3);
        assertThat(tuning.best().number()).isEqualTo(6);
        assertThat(tuning.markdown()).contains("| 7 | 0.07 | – | stopped | 0.900 |");
        assertThat(folder.resolve("a/trials.csv")).content().endsWith("\n7,0.07,,stopped,0.9\n");
        assertThat(folder.resolve("a/report.html")).content().contains("1 trial was stopped before the last training");
    }

    @Test
    void aTrainingThatIsBehindIsTheTrialsLast() {
        ValidationRequest validation = new ValidationRequest(tiny().configuration(), FRAMES, 2, 1, Optional.empty());
        List<Integer> trained = new ArrayList<>();
        TrialScorer scorer = new TrialValidation(Engines.nd4j(), new CrossValidation.Observer() {
            @Override
            public void beginning(long seed, int fold) {
                trained.add(fold);
            }
        });
        Path trial = folder.resolve("trial-1");
        TrialEnd stopped = scorer.score(new TrialTask(1, trial, validation, List.of(1.1)), () -> false)
                .orElseThrow();
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(stopped.byFold()).hasSize(1);
        assertThat(trained).containsExactly(1);
        TrialEnd again = scorer.score(new TrialTask(1, trial, validation, List.of(1.1)), () -> false)
                .orElseThrow();
        assertThat(again).as("taken up").isEqualTo(stopped);
        TrialEnd whole = scorer.score(
                        new TrialTask(
                                1, trial, validation, List.of(stopped.byFold().get(0))),
                        () -> false)
                .orElseThrow();
        assertThat(trained).as("as good as the median is not behind").containsExactly(1, 2);
        assertThat(whole.outcome()).isEqualTo(Outcome.SCORED);
        assertThat(whole.byFold()).hasSize(2).startsWith(stopped.byFold().get(0));
        assertThat(whole.score())
                .isEqualTo(CrossValidation.open(trial, validation).meanIou());
    }

    @Test
    void halvingStopsTrialsItself() {
        assertThatThrownBy(() -> new TuningRequest(
                        tiny(),
                        FRAMES,
                        SPACE,
                        Strategy.HALVING,
                        OptionalInt.of(9),
                        3,
                        1,
                        3,
                        1,
                        1,
                        EarlyStopping.MEDIAN))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--stop is median, but halving gives trials up by its rungs; leave it out, or choose another"
                                + " --strategy");
        assertThat(Strategy.HALVING.usualStopping()).isEqualTo(EarlyStopping.NONE);
    }
}
