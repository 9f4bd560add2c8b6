package org.areogan.laws;

import java.util.Arrays;
import java.util.List;

/** Damaged copies of good files, for the few seconds that a build has: flipped, changed, cut, doubled or grown bytes. */
public final class Mutants {
    private static final int MOST_CHANGES = 4;
    private static final byte[] TELLING = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '9', '-', '"', '{', '/'};

    private Mutants() {}

    public static byte[] of(Draw any, List<byte[]> seeds) {
        byte[] bytes = seeds.get(any.integer(0, seeds.size() - 1)).clone();
        int changes = any.integer(1, MOST_CHANGES);
        for (int change = 0; change < changes && bytes.length > 0; change++) {
            int at = any.integer(0, bytes.length - 1);
            switch (any.integer(0, 4)) {
                case 0 -> bytes[at] ^= (byte) (1 << any.integer(0, 7));
                case 1 -> bytes[at] = TELLING[any.integer(0, TELLING.length - 1)];
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
                default -> bytes = doubled(bytes, at, Math.min(bytes.length, at + any.integer(1, 64)));
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + to - from);
        System.arraycopy(bytes, from, longer, to, bytes.length - from);
        return longer;
    }
}
