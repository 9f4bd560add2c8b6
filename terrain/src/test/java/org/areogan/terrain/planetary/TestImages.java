package org.areogan.terrain.planetary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Images made by hand. */
final class TestImages {
    private static final int RECORD = 64;

    private TestImages() {}

    /** A label of whole records, and the samples behind it. */
    static Path pds3(Path folder, String name, String object, byte[] samples) throws IOException {
        String before = "PDS_VERSION_ID = PDS3\r\n/* a comment = 3 */\r\nRECORD_TYPE = FIXED_LENGTH\r\nRECORD_BYTES = "
                + RECORD + "\r\n^IMAGE = RECORDS\r\nNOTE = \"two\r\n  lines = 5\"\r\n";
        String label = before + "OBJECT = SUB_FRAME\r\n LINES = 99\r\nEND_OBJECT = SUB_FRAME\r\nOBJECT = IMAGE\r\n"
                + object + "END_OBJECT = IMAGE\r\nEND\r\n";
        int records = (label.length() + RECORD - 1) / RECORD;
        byte[] file = Arrays.copyOf(
                label.replace("RECORDS", Integer.toString(records + 1)).getBytes(StandardCharsets.US_ASCII),
                records * RECORD + samples.length);
        System.arraycopy(samples, 0, file, records * RECORD, samples.length);
        return Files.write(folder.resolve(name), file);
    }

    static String object(int lines, int samples, String type, int bits, String more) {
        return " LINES = " + lines + "\r\n LINE_SAMPLES = " + samples + "\r\n SAMPLE_TYPE = " + type
                + "\r\n SAMPLE_BITS = " + bits + "\r\n" + more;
    }

    static byte[] stored(ByteOrder order, int bits, boolean real, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * bits / 8).order(order);
        for (double value : values) {
            if (real) {
                buffer.putFloat((float) value);
            } else if (bits == 8) {
                buffer.put((byte) (long) value);
            } else if (bits == 16) {
                buffer.putShort((short) (long) value);
            } else {
                buffer.putInt((int) (long) value);
            }
        }
        return buffer.array();
    }
}
