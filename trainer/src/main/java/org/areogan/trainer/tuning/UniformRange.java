package org.areogan.trainer.tuning;

import java.util.List;
import java.util.Optional;

/**
 * Numbers, each as likely as any other.
 *
 * @param low the least
 * @param high the greatest
 * @param steps how many of them a grid goes through, evenly spaced; 0 if none are named
 */
record UniformRange(double low, double high, int steps) implements Range {
    UniformRange {
        Decimal.requireRange(low, high, steps);
    }

    @Override
    public String at(double share) {
        return Decimal.rounded(low + share * (high - low), low, high);
    }

    @Override
    public double[] coordinates(String value) {
        return new double[] {(Double.parseDouble(value) - low) / (high - low)};
    }

    @Override
    public Optional<List<String>> grid() {
        return steps == 0
                ? Optional.empty()
                : Optional.of(Decimal.shares(steps).stream().map(this::at).toList());
    }

    @Override
    public List<String> ends() {
        return List.of(Decimal.text(low), Decimal.text(high));
    }

    @Override
    public boolean contains(String value) {
        return Decimal.within(value, low, high);
    }

    @Override
    public String text() {
        return "{uniform: [" + Decimal.text(low) + ", " + Decimal.text(high) + "]" + Decimal.steps(steps) + "}";
    }
}
