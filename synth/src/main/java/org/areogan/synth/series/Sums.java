package org.areogan.synth.series;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of SHA-256 sums, some hundred bytes for each. */
final class Sums {
    private final Set<Sum> all = new HashSet<>();

    private record Sum(long first, long second, long third, long fourth) {
        static Sum next(ByteBuffer sums) {
            return new Sum(sums.getLong(), sums.getLong(), sums.getLong(), sums.getLong());
        }
    }

    /**
     * Adds sums, one after the other.
     *
     * @param sums of {@link SeriesEnd#SUM} bytes each
     * @return the indices of those that were in the set already
     */
    List<Integer> add(byte[] sums) {
        List<Integer> known = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(sums);
        for (int index = 0; left.hasRemaining(); index++) {
            if (!all.add(Sum.next(left))) {
                known.add(index);
            }
        }
        return known;
    }
}
