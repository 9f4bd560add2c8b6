package org.areogan.engine.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;

/** The objectives that a session was opened with, and which of them move together in a step. */
public final class SessionObjectives {
    private final Map<String, Objective> byName = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two have the same name, one does not fit the parameters, or a loss does not
     *     depend on a parameter that it is to move
     */
    public SessionObjectives(List<Objective> objectives, Parameters parameters) {
        for (Objective objective : objectives) {
            objective.requireFits(parameters);
            requireMovable(objective);
            if (byName.put(objective.name(), objective) != null) {
                throw new IllegalArgumentException("two objectives are named " + objective.name());
            }
        }
    }

    /**
     * @param rates learning rates by the names of the objectives that are to move
     * @throws IllegalArgumentException for an unknown name, a rate that is not above 0, or objectives that cannot move
     *     together
     */
    public JointStep joint(Map<String, Double> rates) {
        rates.forEach((name, rate) -> {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the session has no objective named " + name + "; it has " + byName.keySet());
            }
            if (!(rate > 0)) {
                throw new IllegalArgumentException("learning rate must be above 0, got " + rate);
            }
        });
        List<Objective> chosen = new ArrayList<>(byName.values());
        chosen.removeIf(objective -> !rates.containsKey(objective.name()));
        return new JointStep(chosen);
    }

    private static void requireMovable(Objective objective) {
        Operations ofLoss = new Operations(objective.graph(), List.of(objective.loss()));
        Set<String> read = new HashSet<>();
        for (int i = 0; i < ofLoss.size(); i++) {
            read.addAll(Operations.inputsOf(ofLoss.get(i)));
        }
        for (String name : objective.moves()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException("loss " + objective.loss() + " of objective " + objective.name()
                        + " does not depend on " + name + ", which it is to move");
            }
        }
    }
}
