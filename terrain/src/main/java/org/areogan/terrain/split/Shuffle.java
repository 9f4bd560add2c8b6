package org.areogan.terrain.split;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fisher and Yates's shuffle for the generators of {@code java.util.random}, which JDK 17's Collections lacks. */
public final class Shuffle {
    private Shuffle() {}

    public static void shuffle(List<?> list, RandomGenerator random) {
        for (int last = list.size() - 1; last > 0; last--) {
            Collections.swap(list, last, random.nextInt(last + 1));
        }
    }
}
