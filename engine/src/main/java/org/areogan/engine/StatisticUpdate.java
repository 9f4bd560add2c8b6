package org.areogan.engine;

/**
 * After a step, the statistic (a parameter that no gradient moves, such as a running mean) becomes {@code momentum x
 * statistic + (1 - momentum) x value}, where the value is an output of the step's graph.
 *
 * @param statistic name of the array in {@link Parameters}
 * @param value name of the graph's output, of the same shape
 * @param momentum share of the old value that is kept, [0, 1]; 0 replaces it
 */
public record StatisticUpdate(String statistic, String value, double momentum) {}
