package org.areogan.trainer.tuning.space;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whole numbers, each as likely as any other.
 *
 * @param low the least
 * @param high the greatest
 * @param steps how many of them a grid goes through, about evenly spaced; 0 for all
 */
record IntegerRange(int low, int high, int steps) implements Range {
    IntegerRange {
        Decimal.requireRange(low, high, steps);
        if (steps > (long) high - low + 1) {
            throw new IllegalArgumentException("steps is " + steps + ", but there are only " + (high - low + 1)
                    + " whole numbers from " + low + " to " + high + "; leave steps out to try them all");
        }
    }

    @Override
    public String at(double share) {
        long numbers = (long) high - low + 1;
        return Long.toString(low + Math.min(numbers - 1, (long) (share * numbers)));
    }

    @Override
    public double[] coordinates(String value) {
        return new double[] {((double) Integer.parseInt(value) - low) / ((double) high - low)};
    }

    @Override
    public Optional<List<String>> grid() {
        List<String> all = steps == 0
                ? IntStream.rangeClosed(low, high).mapToObj(Integer::toString).toList()
                : Decimal.shares(steps).stream()
                        .map(share -> Long.toString(Math.round(low + share * ((double) high - low))))
                        .toList();
        return Optional.of(all);
    }

    @Override
    public List<String> ends() {
        return List.of(Integer.toString(low), Integer.toString(high));
    }

    @Override
    public boolean contains(String value) {
        return value.matches("-?\\d{1,10}") && Decimal.within(value, low, high);
    }

    @Override
    public String text() {
        return "{integer: [" + low + ", " + high + "]" + Decimal.steps(steps) + "}";
    }
}
