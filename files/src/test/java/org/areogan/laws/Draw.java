package org.areogan.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The input of one case of a law. Everything follows from the seed. Three seeds draw nothing but the smallest, the
 * largest and the value nearest to zero; with all others every sixth value is an edge, so that edges meet each other.
 */
public final class Draw {
    static final long SMALLEST = 0;
    static final long LARGEST = 1;
    static final long NEAR_ZERO = 2;

    private static final int ONE_IN = 6;

    private final long seed;
    private final SplittableRandom random;
    private final List<Object> drawn = new ArrayList<>();

    Draw(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    long seed() {
        return seed;
    }

    /** What has been drawn, in that order. */
    String drawn() {
        return drawn.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Any number; small and huge ones have the same chance. */
    public long number() {
        return kept(edgeOr(() -> random.nextLong() >> random.nextInt(64), Long.MIN_VALUE, Long.MAX_VALUE, 0L, 1L, -1L));
    }

    /** A whole number from least to most, both possible. */
    public int integer(int least, int most) {
        int nearZero = Math.max(least, Math.min(0, most));
        return kept(edgeOr(() -> (int) random.nextLong(least, most + 1L), least, most, nearZero));
    }

    /** A number from least to most, both possible. */
    public double real(double least, double most) {
        double nearZero = Math.max(least, Math.min(0, most));
        return kept(edgeOr(() -> random.nextDouble(least, most), least, most, nearZero));
    }

    /** Any double, also an infinite one, one that is not a number, and a zero with a sign. */
    public double real() {
        return kept(edgeOr(
                () -> random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0.0,
                -0.0,
                Double.NaN,
                Double.MIN_VALUE,
                -Double.MAX_VALUE,
                Double.MAX_VALUE,
                (double) Float.MIN_VALUE,
                (double) Float.MAX_VALUE));
    }

    public boolean either() {
        return kept(random.nextBoolean());
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return whole(() -> values[integer(0, values.length - 1)]);
    }

    /** Between least and most elements, both possible. */
    public <T> List<T> list(int least, int most, Supplier<T> element) {
        return whole(() -> Stream.generate(element).limit(integer(least, most)).toList());
    }

    /** Something put together from several draws; the report of a broken law shows it in their place. */
    public <T> T whole(Supplier<T> draws) {
        int before = drawn.size();
        T value = draws.get();
        drawn.subList(before, drawn.size()).clear();
        return kept(value);
    }

    /** The name of a case: the seed that draws it again. */
    @Override
    public String toString() {
        return "seed " + seed;
    }

    private <T> T kept(T value) {
        drawn.add(value);
        return value;
    }

    /** The smallest, the largest, the value nearest to zero, further edges. */
    @SafeVarargs
    private <T> T edgeOr(Supplier<T> other, T... edges) {
        if (seed <= NEAR_ZERO) {
            return edges[(int) seed];
        }
        return random.nextInt(ONE_IN) == 0 ? edges[random.nextInt(edges.length)] : other.get();
    }
}
