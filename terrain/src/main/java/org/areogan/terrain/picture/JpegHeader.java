package org.areogan.terrain.picture;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a JPEG says of itself before its pixels (ITU-T T.81, B.1 and B.2).
 *
 * @param baseline whether it is baseline sequential without restart markers
 */
record JpegHeader(int width, int height, boolean baseline) {
    private static final int START_OF_SCAN = 0xda;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int BASELINE = 0xc0;

    static JpegHeader of(byte[] data) throws EOFException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(data).position(2);
            int width = 0;
            int height = 0;
            boolean baseline = false;
            boolean restarts = false;
            int marker = next(buffer);
            while (marker != START_OF_SCAN) {
                int start = buffer.position();
                int length = Short.toUnsignedInt(buffer.getShort());
                if (startsFrame(marker)) {
                    baseline = marker == BASELINE;
                    height = Short.toUnsignedInt(buffer.getShort(start + 3));
                    width = Short.toUnsignedInt(buffer.getShort(start + 5));
                } else if (marker == RESTART_INTERVAL) {
                    restarts = buffer.getShort() != 0;
                }
                buffer.position(start + length);
                marker = next(buffer);
            }
            return new JpegHeader(width, height, baseline && !restarts);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException end) {
            throw new EOFException("the JPEG ends before its pixels");
        }
    }

    private static int next(ByteBuffer buffer) {
        int value = buffer.get() & 0xff;
        while (value == 0xff || value == 0) {
            value = buffer.get() & 0xff;
        }
        return value;
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC have their codes. */
    private static boolean startsFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
