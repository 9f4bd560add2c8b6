package org.areogan.terrain.labelling.shape;

import java.io.ByteArrayOutputStream;

/** Bits, the highest of each number first, packed into bytes. */
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int waiting;
    private int count;

    void write(int number, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            waiting = (waiting << 1) | ((number >>> bit) & 1);
            count++;
            if (count == Byte.SIZE) {
                bytes.write(waiting);
                waiting = 0;
                count = 0;
            }
        }
    }

    /** All bits so far, the last byte filled up with zeros. */
    byte[] bytes() {
        if (count > 0) {
            write(0, Byte.SIZE - count);
        }
        return bytes.toByteArray();
    }
}
