package org.areogan.trainer.tuning.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.SearchSpace;

/** Goes through all combinations of the values of each key; those of the last key change fastest. */
public final class GridSearch implements Proposals {
    private final List<List<String>> axes;
    private final long trials;

    /**
     * @param most how many of the combinations are tried, from the first on; empty for all
     * @throws UserException if a range is continuous and names no steps
     */
    public GridSearch(SearchSpace space, OptionalInt most) {
        this.axes = space.dimensions().stream()
                .map(each -> each.range()
                        .grid()
                        .orElseThrow(() -> new UserException(space.origin() + ": "
                                + each.key()
                                + ": a grid needs to know how many values of the range to try; add steps, e.g. "
                                + each.range().text().replace("}", ", steps: 5}")
                                + ", or choose another --strategy")))
                .toList();
        long combinations = 1;
        for (List<String> axis : axes) {
            combinations = saturated(combinations, axis.size());
        }
        this.trials = most.isPresent() ? Math.min(most.getAsInt(), combinations) : combinations;
    }

    private static long saturated(long combinations, int more) {
        return combinations > Long.MAX_VALUE / more ? Long.MAX_VALUE : combinations * more;
    }

    /** How many trials the search has. */
    public long trials() {
        return trials;
    }

    @Override
    public Optional<Proposal> next(List<Trial> before) {
        if (before.size() >= trials) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        long left = before.size();
        for (int i = axes.size() - 1; i >= 0; i--) {
            List<String> axis = axes.get(i);
            values.add(0, axis.get((int) (left % axis.size())));
            left /= axis.size();
        }
        return Optional.of(new Proposal(values));
    }
}
