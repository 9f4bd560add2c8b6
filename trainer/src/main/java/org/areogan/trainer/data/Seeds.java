package org.areogan.trainer.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random sources that are a function of the run's seed and of what they are for. Nothing random has a state that would
 * have to be saved: a resumed run draws what the unbroken one would have drawn.
 *
 * @param seed of the run
 */
public record Seeds(long seed) {
    /** What a random source is for. */
    public enum Purpose {
        ORDER(1),
        SAMPLE(2),
        STEP(3),
        PAINTED_VALIDATION(5),
        CLASS_AWARE(6),
        PASTE(7),
        UNLABELLED(8),
        UNLABELLED_ORDER(9),
        STRONG_VIEW(10);

        /** Never changed: it decides what runs of this seed draw. */
        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    /** A seed of its own for each purpose and pair of numbers. */
    public long of(Purpose purpose, long first, long second) {
        long mixed = mix(seed + 0x9e3779b97f4a7c15L * purpose.number);
        return mix(mix(mixed ^ first) + second);
    }

    public RandomGenerator random(Purpose purpose, long first, long second) {
        return new SplittableRandom(of(purpose, first, second));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
