package org.areogan.trainer.tuning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/** A search of two keys whose trials need not be trained. */
final class SmallSearch {
    static final DataSource FRAMES = DataSource.of(new ProceduralMars(0.5).dataSet(6, 8, 16, 3));
    static final SearchSpace SPACE = SearchSpace.parse("""
            generator_optimizer.learning_rate: {log: [1e-4, 1e-2], steps: 3}
            generator.filters: {choice: [[4, 8], [8, 16]]}
            """, "space.yaml");

    static ResolvedConfiguration tiny(int epochs) {
        return Presets.reader()
                .resolve(
                        Optional.of("tiny"),
                        "tiny",
                        Optional.empty(),
                        List.of("training.epochs=" + epochs, "training.batch=2", "objective.lambda_adv=0"));
    }

    static TuningRequest request(Strategy strategy, int trials) {
        return request(strategy, trials, 1);
    }

    static TuningRequest request(Strategy strategy, int trials, int parallel) {
        return new TuningRequest(
                tiny(9),
                FRAMES,
                SPACE,
                strategy,
                OptionalInt.of(trials),
                3,
                11,
                2,
                1,
                parallel,
                strategy.usualStopping());
    }

    /** No training, but a figure with all of its bits. */
    static Optional<TrialEnd> quick(TrialTask task, BooleanSupplier stop) {
        RunConfiguration configuration = task.validation().configuration();
        double rate = Math.log(configuration.generatorOptimizer().learningRate());
        double score = 0.5
                + 0.3 * Math.sin(rate)
                + 0.01 * configuration.generator().filters().get(0)
                + 0.001 * configuration.training().epochs();
        boolean behind =
                !task.hurdles().isEmpty() && 0.9 * score < task.hurdles().get(0);
        return behind ? Optional.of(new TrialEnd(Outcome.STOPPED, List.of(0.9 * score))) : scored(score);
    }

    static Optional<TrialEnd> scored(double meanIou) {
        return Optional.of(new TrialEnd(Outcome.SCORED, List.of(0.9 * meanIou, meanIou)));
    }

    static boolean run(Tuning tuning, TrialScorer scorer) {
        return tuning.run(scorer, new Tuning.Observer() {}, () -> false);
    }

    private SmallSearch() {}
}
