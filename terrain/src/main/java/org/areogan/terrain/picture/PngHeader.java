package org.areogan.terrain.picture;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a PNG says of itself before its pixels (PNG specification, 5 and 11).
 *
 * @param plain whether its samples are 8-bit grey or colour with nothing that asks to change them
 */
record PngHeader(int width, int height, boolean plain) {
    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int PALETTE = 3;
    private static final Set<String> CHANGES_SAMPLES = Set.of("gAMA", "iCCP", "PLTE");

    static PngHeader of(byte[] data) throws EOFException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(data).position(SIGNATURE + 8);
            int width = buffer.getInt();
            int height = buffer.getInt();
            boolean plain = buffer.get() == 8 && buffer.get() != PALETTE;
            buffer.position(SIGNATURE);
            String chunk = "";
            while (!chunk.equals("IDAT")) {
                int length = buffer.getInt();
                byte[] type = new byte[4];
                buffer.get(type);
                chunk = new String(type, StandardCharsets.US_ASCII);
                plain &= !CHANGES_SAMPLES.contains(chunk);
                buffer.position(Math.addExact(buffer.position(), Math.addExact(length, CHECKSUM)));
            }
            return new PngHeader(width, height, plain);
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException end) {
            throw new EOFException("the PNG ends before its pixels");
        }
    }
}
