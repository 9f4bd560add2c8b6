package org.areogan.files;

import java.io.IOException;
import java.util.Arrays;

/**
 * Pieces of seekable bytes one after the other. Pieces that lie close together are fetched together, since a request to a
 * store costs more than some bytes that nobody needs.
 */
public final class ReadAhead {
    private static final long GAP = 1 << 20;
    private static final long MOST = 1 << 23;

    private final SeekableBytes source;
    private final long[] positions;
    private final int[] lengths;
    private byte[] fetched = new byte[0];
    private long from;
    private int next;

    /**
     * @param positions of the pieces' first bytes, in the order in which they are wanted
     * @param lengths of the pieces
     */
    public ReadAhead(SeekableBytes source, long[] positions, int[] lengths) {
        this.source = source;
        this.positions = positions.clone();
        this.lengths = lengths.clone();
    }

    /** The next piece. @throws IOException if it cannot be read; {@link java.io.EOFException} if the bytes end before */
    public byte[] next() throws IOException {
        long position = positions[next];
        int length = lengths[next];
        if (position < from || position + length > from + fetched.length) {
            fetched = new byte[0];
            fetched = source.read(position, (int) (end() - position));
            from = position;
        }
        next++;
        int at = (int) (position - from);
        return Arrays.copyOfRange(fetched, at, at + length);
    }

    /** Where the pieces end that are fetched together with the next one. */
    private long end() {
        long begin = positions[next];
        long end = begin + lengths[next];
        for (int each = next + 1; each < positions.length; each++) {
            long later = positions[each] + lengths[each];
            if (positions[each] < end || positions[each] - end > GAP || later - begin > MOST) {
                break;
            }
            end = later;
        }
        return end;
    }
}
