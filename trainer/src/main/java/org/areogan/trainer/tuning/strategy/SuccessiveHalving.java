package org.areogan.trainer.tuning.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.SearchSpace;

/**
 * Successive halving (Jamieson and Talwalkar 2016): the first rung tries random configurations with few epochs; the best one in
 * eta of each rung are trained again, from the start, with eta times the epochs, and the last rung has those of the
 * configuration. A rung begins when the one before is done.
 */
public final class SuccessiveHalving implements Proposals {
    private final RandomSearch chance;
    private final int eta;

    /** Epochs of each rung, each more than the one before. */
    private final List<Integer> epochs;

    /**
     * @param trials of the first rung
     * @param eta one in how many is kept, 2 or more
     * @param mostEpochs of the last rung
     * @throws UserException if there would be one rung only, or the space has epochs of its own
     */
    public SuccessiveHalving(SearchSpace space, long seed, int trials, int eta, int mostEpochs) {
        if (space.keys().contains(SearchSpace.EPOCHS)) {
            throw new UserException(space.origin() + ": " + SearchSpace.EPOCHS
                    + " is decided by successive halving; take it out and set the most of it with --set");
        }
        require("--trials", trials, eta);
        require(SearchSpace.EPOCHS, mostEpochs, eta);
        this.chance = new RandomSearch(space, seed, trials);
        this.eta = eta;
        this.epochs = epochs(trials, eta, mostEpochs);
    }

    private static void require(String name, int value, int eta) {
        if (value < eta) {
            throw new UserException(name + " is " + value + "; successive halving needs " + eta
                    + " or more, since one in " + eta + " is trained again with " + eta
                    + " times the epochs; raise it or choose a smaller --eta");
        }
    }

    /** As many rungs as there are trials and epochs for. */
    private static List<Integer> epochs(int trials, int eta, int mostEpochs) {
        List<Integer> epochs = new ArrayList<>();
        int left = trials;
        for (int each = mostEpochs; each >= 1 && left >= 1; each /= eta) {
            epochs.add(0, each);
            left /= eta;
        }
        return epochs;
    }

    public List<Integer> epochs() {
        return epochs;
    }

    @Override
    public Optional<Proposal> next(List<Trial> before) {
        List<Trial> rung = of(epochs.get(0), before);
        if (rung.size() == before.size()) {
            Optional<Proposal> first = chance.next(before);
            if (first.isPresent()) {
                return Optional.of(with(epochs.get(0), first.get().values()));
            }
        }
        for (int each : epochs.subList(1, epochs.size())) {
            if (rung.stream().anyMatch(Trial::isRunning)) {
                return Optional.empty();
            }
            List<Trial> kept = rung.stream()
                    .filter(Trial::isScored)
                    .sorted(Trial.BEST_FIRST)
                    .limit(rung.size() / eta)
                    .toList();
            rung = of(each, before);
            if (rung.size() < kept.size()) {
                return Optional.of(with(each, kept.get(rung.size()).values()));
            }
        }
        return Optional.empty();
    }

    private static List<Trial> of(int epochs, List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.proposal().epochs().orElse(0) == epochs)
                .toList();
    }

    private static Proposal with(int epochs, List<String> values) {
        return new Proposal(values, OptionalInt.of(epochs));
    }
}
