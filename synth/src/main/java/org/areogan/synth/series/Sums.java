package org.areogan.synth.series;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of SHA-256 sums, some forty to sixty bytes for each: a table of places with open addressing, whose hash are a sum's
 * first bytes.
 */
final class Sums {
    private final List<byte[]> blocks = new ArrayList<>();
    private long[] places = new long[1 << 10];
    private long size;

    /**
     * Adds sums, one after the other.
     *
     * @return the indices of those that were in the set already
     */
    List<Integer> add(byte[] sums) {
        List<Integer> known = new ArrayList<>();
        blocks.add(sums);
        for (int index = 0; index < sums.length / SeriesEnd.SUM; index++) {
            if (2 * (size + 1) > places.length) {
                enlarge();
            }
            long place = ((long) (blocks.size() - 1) << 32 | index) + 1;
            if (!put(place)) {
                known.add(index);
            }
        }
        return known;
    }

    private boolean put(long place) {
        int slot = slot(place);
        while (places[slot] != 0) {
            if (same(places[slot], place)) {
                return false;
            }
            slot = slot + 1 & places.length - 1;
        }
        places[slot] = place;
        size++;
        return true;
    }

    private int slot(long place) {
        return ByteBuffer.wrap(block(place)).getInt(offset(place)) & places.length - 1;
    }

    private boolean same(long one, long other) {
        return Arrays.equals(
                block(one),
                offset(one),
                offset(one) + SeriesEnd.SUM,
                block(other),
                offset(other),
                offset(other) + SeriesEnd.SUM);
    }

    /** Places are counted from 1, as 0 is an empty slot. */
    private byte[] block(long place) {
        return blocks.get((int) ((place - 1) >>> 32));
    }

    private static int offset(long place) {
        return (int) (place - 1) * SeriesEnd.SUM;
    }

    private void enlarge() {
        long[] before = places;
        places = new long[2 * before.length];
        size = 0;
        for (long place : before) {
            if (place != 0) {
                put(place);
            }
        }
    }
}
