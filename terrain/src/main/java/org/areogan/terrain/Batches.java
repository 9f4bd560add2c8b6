package org.areogan.terrain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Divides long lists into short ones that networks work on together: bounds memory, changes no result. */
public final class Batches {
    /** Frames in a batch. */
    public static final int SIZE = 16;

    private Batches() {}

    /** The list in pieces of {@link #SIZE}, the last one shorter. */
    public static <T> List<List<T>> of(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int first = 0; first < all.size(); first += SIZE) {
            batches.add(all.subList(first, Math.min(first + SIZE, all.size())));
        }
        return batches;
    }

    /** The numbers from 0 up to a count, in pieces of {@link #SIZE}. */
    public static List<List<Integer>> indices(int count) {
        return of(IntStream.range(0, count).boxed().toList());
    }
}
