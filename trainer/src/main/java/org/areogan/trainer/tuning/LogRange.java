package org.areogan.trainer.tuning;

import java.util.List;
import java.util.Optional;

/**
 * Numbers above 0 whose logarithms are as likely as any other's.
 *
 * @param low the least
 * @param high the greatest
 * @param steps how many of them a grid goes through, each by the same factor above the one before; 0 if none are named
 */
record LogRange(double low, double high, int steps) implements Range {
    LogRange {
        Decimal.requireRange(low, high, steps);
        if (low <= 0) {
            throw new IllegalArgumentException(
                    "log needs numbers above 0, got " + Decimal.text(low) + "; begin above 0 or write uniform");
        }
    }

    @Override
    public String at(double share) {
        return Decimal.rounded(low * StrictMath.exp(share * span()), low, high);
    }

    @Override
    public double[] coordinates(String value) {
        return new double[] {StrictMath.log(Double.parseDouble(value) / low) / span()};
    }

    private double span() {
        return StrictMath.log(high / low);
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
        return "{log: [" + Decimal.text(low) + ", " + Decimal.text(high) + "]" + Decimal.steps(steps) + "}";
    }
}
