package org.areogan.synth.proof;

import java.util.List;
import java.util.Locale;

/**
 * Mean and sample standard deviation.
 *
 * @param mean of the numbers
 * @param deviation with one degree of freedom less than numbers; not a number for a single one
 * @param count how many there are
 */
record Spread(double mean, double deviation, int count) {
    /** Values that are not numbers, such as the IoU of a class that does not occur, are left out. */
    static Spread of(List<Double> values) {
        List<Double> numbers =
                values.stream().filter(each -> !Double.isNaN(each)).toList();
        int count = numbers.size();
        double mean = numbers.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
        double squares = numbers.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return new Spread(mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)), count);
    }

    /** {@code 0.123 ± 0.045}, without the deviation where there is none. */
    String text() {
        if (count == 0) {
            return "-";
        }
        return Double.isNaN(deviation)
                ? String.format(Locale.ROOT, "%.3f", mean)
                : String.format(Locale.ROOT, "%.3f ± %.3f", mean, deviation);
    }
}
