package org.areogan.trainer.tuning.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.trainer.tuning.bayes.BayesianChoice;
import org.areogan.trainer.tuning.bayes.SobolStart;
import org.areogan.trainer.tuning.space.Choice;
import org.areogan.trainer.tuning.space.Range;
import org.areogan.trainer.tuning.space.SearchSpace;

/**
 * Begins with points of Sobol's sequence, then takes the candidate that promises most by a Gaussian process (Snoek, Larochelle
 * and Adams 2012). Numbers are modelled along their range, or its logarithm, choices as one-hot vectors. Half of the candidates
 * are drawn from the whole space, half near the best trial. What a trial without a score counts as, {@link ModelledScores} says.
 *
 * <p>Where trials run side by side, the last of them are taken for running whether they are or not, and the model believes its own
 * mean there (Ginsbourger, Le Riche and Carraro 2010, "kriging believer"): it is less curious about places that are being tried.
 */
public final class BayesSearch implements Proposals {
    private static final int CANDIDATES = 1000;

    /** Of the steps from the best trial, in widths of a range: of each candidate one of these. */
    private static final double[] STEPS = {0.2, 0.05, 0.01};

    /** How often a step changes a key at all. */
    private static final double CHANGE = 0.5;

    private final SearchSpace space;
    private final long seed;
    private final int trials;
    private final int parallel;
    private final RandomSearch chance;

    /** @param parallel trials side by side: what is proposed knows no score of the last parallel - 1 */
    public BayesSearch(SearchSpace space, long seed, int trials, int parallel) {
        this.space = space;
        this.seed = seed;
        this.trials = trials;
        this.parallel = parallel;
        this.chance = new RandomSearch(space, seed, trials);
    }

    /** Trials before the first model: two for each key and one more, so that every length scale has something to go by. */
    private int start() {
        return 2 * space.dimensions().size() + 1;
    }

    @Override
    public Optional<Proposal> next(List<Trial> before) {
        if (before.size() >= trials) {
            return Optional.empty();
        }
        int known = Math.max(0, before.size() + 1 - parallel);
        List<Trial> ended = before.subList(0, known);
        Optional<Trial> best = ended.stream().filter(Trial::isScored).min(Trial.BEST_FIRST);
        if (before.size() < start() || best.isEmpty()) {
            List<String> values =
                    space.at(SobolStart.point(space.dimensions().size(), before.size(), new SplittableRandom(seed)));
            return Proposals.tried(values, before) ? chance.next(before) : Optional.of(new Proposal(values));
        }
        List<List<String>> candidates = candidates(best.get(), before);
        if (candidates.isEmpty()) {
            return chance.next(before);
        }
        int chosen = model(ended, before.subList(known, before.size()))
                .among(candidates.stream().map(this::point).toList());
        return Optional.of(new Proposal(candidates.get(chosen)));
    }

    private List<List<String>> candidates(Trial best, List<Trial> before) {
        RandomGenerator random = Proposals.random(seed, before.size() + 1);
        List<List<String>> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            List<String> values = i % 2 == 0
                    ? space.at(RandomSearch.shares(random, space.dimensions().size()))
                    : near(best.values(), STEPS[i / 2 % STEPS.length], random);
            if (!Proposals.tried(values, before)) {
                candidates.add(values);
            }
        }
        return candidates;
    }

    private List<String> near(List<String> values, double step, RandomGenerator random) {
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Range range = space.dimensions().get(i).range();
            double change = random.nextDouble();
            double drawn = random.nextDouble();
            double gaussian = random.nextGaussian();
            if (change >= CHANGE) {
                moved.add(values.get(i));
            } else if (range instanceof Choice) {
                moved.add(range.at(drawn));
            } else {
                double place = range.coordinates(values.get(i))[0] + step * gaussian;
                moved.add(range.at(Math.max(0, Math.min(Math.nextDown(1.0), place))));
            }
        }
        return moved;
    }

    private BayesianChoice model(List<Trial> ended, List<Trial> running) {
        return new BayesianChoice(keys(), points(ended), ModelledScores.of(ended), points(running));
    }

    private List<double[]> points(List<Trial> trials) {
        return trials.stream().map(trial -> point(trial.values())).toList();
    }

    /** All coordinates of all keys. */
    private double[] point(List<String> values) {
        List<Double> point = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (double each : space.dimensions().get(i).range().coordinates(values.get(i))) {
                point.add(each);
            }
        }
        return point.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** To which key each coordinate belongs. */
    private int[] keys() {
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < space.dimensions().size(); i++) {
            Range range = space.dimensions().get(i).range();
            int coordinates = range.coordinates(range.ends().get(0)).length;
            for (int j = 0; j < coordinates; j++) {
                keys.add(i);
            }
        }
        return keys.stream().mapToInt(Integer::intValue).toArray();
    }
}
