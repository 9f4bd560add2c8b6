package org.areogan.trainer.tuning.space;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One of some values that have no order.
 *
 * @param values two or more, all different
 */
public record Choice(List<String> values) implements Range {
    public Choice {
        values = List.copyOf(values);
        if (values.size() < 2) {
            throw new IllegalArgumentException(
                    "choice needs two values or more, got " + values + "; a single one goes into --set or --config");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("choice names a value twice in " + values + "; name each once");
        }
    }

    @Override
    public String at(double share) {
        return values.get((int) Math.min(values.size() - 1, (long) (share * values.size())));
    }

    /** One-hot, scaled so that any two choices are at distance 1, as the ends of a range of numbers are. */
    @Override
    public double[] coordinates(String value) {
        double[] coordinates = new double[values.size()];
        coordinates[values.indexOf(value)] = Math.sqrt(0.5);
        return coordinates;
    }

    @Override
    public Optional<List<String>> grid() {
        return Optional.of(values);
    }

    @Override
    public List<String> ends() {
        return values;
    }

    @Override
    public boolean contains(String value) {
        return values.contains(value);
    }

    @Override
    public String text() {
        return "{choice: [" + String.join(", ", values) + "]}";
    }
}
