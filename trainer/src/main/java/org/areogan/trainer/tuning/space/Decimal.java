package org.areogan.trainer.tuning.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers as configurations have them, short enough to be read in a table. */
public final class Decimal {
    /** Finer differences tell nothing of a training. */
    private static final MathContext DIGITS = new MathContext(4);

    private Decimal() {}

    /** Four significant digits, but never outside of the bounds. */
    static String rounded(double value, double low, double high) {
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return text(Math.min(high, Math.max(low, rounded)));
    }

    /** Reads back to the same number. */
    static String text(double value) {
        BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    static boolean within(String value, double low, double high) {
        try {
            double number = Double.parseDouble(value);
            return number >= low && number <= high;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /**
     * Shares from 0 to 1, both included.
     *
     * @param steps 2 or more
     */
    public static List<Double> shares(int steps) {
        return IntStream.range(0, steps)
                .mapToObj(step -> (double) step / (steps - 1))
                .toList();
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static void requireRange(double low, double high, int steps) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException("the range [" + number(low) + ", " + number(high)
                    + "] is empty; write the smaller number first, the greater one second");
        }
        if (steps == 1 || steps < 0) {
            throw new IllegalArgumentException("steps is " + steps + "; a range has 2 or more, its ends among them");
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? text(value) : Double.toString(value);
    }

    /** What follows the bounds of a range in the file of a space. */
    static String steps(int steps) {
        return steps == 0 ? "" : ", steps: " + steps;
    }
}
