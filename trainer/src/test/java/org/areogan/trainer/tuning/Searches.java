package org.areogan.trainer.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/** Searches of functions that cost nothing. */
final class Searches {
    private Searches() {}

    /**
     * All trials of a search.
     *
     * @param score of a proposal; NaN for one that diverges
     */
    static List<Trial> all(Proposals proposals, ToDoubleFunction<Proposal> score) {
        List<Trial> trials = new ArrayList<>();
        Optional<Proposal> next = proposals.next(trials);
        while (next.isPresent()) {
            double value = score.applyAsDouble(next.get());
            trials.add(new Trial(
                    trials.size() + 1, next.get(), Double.isNaN(value) ? Outcome.DIVERGED : Outcome.SCORED, value));
            next = proposals.next(List.copyOf(trials));
        }
        return trials;
    }

    static double number(Proposal proposal, int index) {
        return Double.parseDouble(proposal.values().get(index));
    }
}
