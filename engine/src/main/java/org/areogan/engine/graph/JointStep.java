package org.areogan.engine.graph;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.areogan.engine.Objective;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Objectives that move in the same step: their graph runs forward once, and each has a backward pass of its own, from its
 * loss to the parameters that it moves.
 *
 * @param objectives one at least, all over the same graph, in the session's order
 */
public record JointStep(List<Objective> objectives) {
    public JointStep {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("a step must move one objective at least");
        }
        Objective first = objectives.get(0);
        Set<String> moved = new HashSet<>();
        for (Objective objective : objectives) {
            if (!isSame(objective.graph(), first.graph())) {
                throw new IllegalArgumentException("the objectives " + first.name() + " and " + objective.name()
                        + " cannot move together, since each has a graph of its own");
            }
            for (String name : objective.moves()) {
                if (!moved.add(name)) {
                    throw new IllegalArgumentException("two objectives of one step move " + name);
                }
            }
        }
    }

    public List<String> names() {
        return objectives.stream().map(Objective::name).toList();
    }

    public SameDiff graph() {
        return objectives.get(0).graph();
    }

    /** What the step computes besides the gradients. */
    public List<String> results() {
        Set<String> results = new LinkedHashSet<>();
        objectives.forEach(objective -> results.addAll(objective.results()));
        return List.copyOf(results);
    }

    /** The very same graph: an equal one has variables of its own. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(SameDiff one, SameDiff other) {
        return one == other;
    }
}
