package org.areogan.trainer.configuration;

/** Checks of configuration values; a message names the key, the value and what is allowed. */
public final class Require {
    private Require() {}

    public static void that(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " must be " + allowed + ", got " + value);
        }
    }

    /** Whole numbers as people write them. */
    private static String written(double value) {
        return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
    }

    static void share(String key, double value) {
        that(value >= 0 && value < 1, key, value, "0 or above and below 1");
    }

    static void atLeast(String key, double value, double least) {
        that(value >= least && value < Double.POSITIVE_INFINITY, key, written(value), written(least) + " or more");
    }

    static void within(String key, double value) {
        that(value > 0 && value < 1, key, value, "above 0 and below 1");
    }

    static void above(String key, double value, double bound) {
        that(value > bound && value < Double.POSITIVE_INFINITY, key, written(value), "above " + written(bound));
    }
}
