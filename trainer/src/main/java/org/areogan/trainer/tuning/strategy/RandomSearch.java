package org.areogan.trainer.tuning.strategy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.areogan.trainer.tuning.space.SearchSpace;

/** Draws each value as its range distributes them (Bergstra and Bengio 2012), and nothing twice. */
public final class RandomSearch implements Proposals {
    /** After so many draws of what was tried already, all of a small space is taken to be tried. */
    private static final int DRAWS = 1000;

    private final SearchSpace space;
    private final long seed;
    private final int trials;

    public RandomSearch(SearchSpace space, long seed, int trials) {
        this.space = space;
        this.seed = seed;
        this.trials = trials;
    }

    @Override
    public Optional<Proposal> next(List<Trial> before) {
        if (before.size() >= trials) {
            return Optional.empty();
        }
        RandomGenerator random = Proposals.random(seed, before.size() + 1);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<String> values = space.at(shares(random, space.dimensions().size()));
            if (!Proposals.tried(values, before)) {
                return Optional.of(new Proposal(values));
            }
        }
        return Optional.empty();
    }

    static double[] shares(RandomGenerator random, int dimensions) {
        double[] shares = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            shares[i] = random.nextDouble();
        }
        return shares;
    }
}
