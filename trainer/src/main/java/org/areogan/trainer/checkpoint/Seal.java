package org.areogan.trainer.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.areogan.files.Sha256;

/**
 * The SHA-256 of a file in its own last bytes, of all bytes before them. In a zip these bytes are the end of its
 * comment, so that the file stays a zip that any tool opens.
 */
final class Seal {
    /** Of the sum as hexadecimal digits. */
    private static final int LENGTH = 64;

    /** A zip comment whose end a {@link Writer} replaces by the sum. */
    static final String COMMENT = "sha256:" + "0".repeat(LENGTH);

    private Seal() {}

    /** Whether the file's last bytes are the sum of the others. */
    static boolean holds(Path file) throws IOException {
        long content = Files.size(file) - LENGTH;
        if (content < 0) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[1 << 16];
            for (long left = content; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    return false;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            byte[] sum = in.readNBytes(LENGTH + 1);
            return MessageDigest.isEqual(hex(digest), sum);
        }
    }

    private static byte[] hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Holds the last bytes back and puts the sum in their place. */
    static final class Writer extends FilterOutputStream {
        private final MessageDigest digest = Sha256.digest();
        private final byte[] held = new byte[LENGTH];
        private int count;

        Writer(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int released = Math.max(0, count + length - LENGTH);
            int fromHeld = Math.min(count, released);
            pass(held, 0, fromHeld);
            pass(bytes, offset, released - fromHeld);
            System.arraycopy(held, fromHeld, held, 0, count - fromHeld);
            count -= fromHeld;
            int kept = length - (released - fromHeld);
            System.arraycopy(bytes, offset + length - kept, held, count, kept);
            count += kept;
        }

        private void pass(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        /** To be called after the last byte. */
        void seal() throws IOException {
            out.write(hex(digest));
        }
    }
}
