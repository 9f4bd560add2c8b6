package org.areogan.terrain.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNGs of 8 bits a sample row by row (ISO/IEC 15948). Commons Imaging writes them too, but holds a picture three times
 * while it does.
 */
public final class PngStream {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK = 1 << 16;

    private PngStream() {}

    /** Where the samples come from. */
    @FunctionalInterface
    public interface Rows {
        /** @param samples to be filled: [width * channels] */
        void read(int row, byte[] samples) throws IOException;
    }

    /** @param channels 1 for grey, 3 for red, green and blue */
    public static void write(OutputStream out, int height, int width, int channels, Rows rows) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.write(SIGNATURE);
        chunk(data, "IHDR", header(height, width, channels));
        Deflater deflater = new Deflater();
        try {
            DeflaterOutputStream packed = new DeflaterOutputStream(new Chunks(data), deflater, CHUNK);
            byte[] samples = new byte[Math.multiplyExact(width, channels)];
            for (int row = 0; row < height; row++) {
                rows.read(row, samples);
                packed.write(0); // unfiltered
                packed.write(samples);
            }
            packed.finish();
        } finally {
            deflater.end();
        }
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private static byte[] header(int height, int width, int channels) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, (byte) (channels == 1 ? 0 : 2), 0, 0, 0});
        return header.toByteArray();
    }

    private static void chunk(DataOutputStream data, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) sum.getValue());
    }

    /** Each write becomes a chunk of the picture's data. */
    private static final class Chunks extends OutputStream {
        private final DataOutputStream data;

        Chunks(DataOutputStream data) {
            this.data = data;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            byte[] content = new byte[length];
            System.arraycopy(bytes, from, content, 0, length);
            chunk(data, "IDAT", content);
        }
    }
}
