package org.areogan.terrain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of frames and masks: their sizes and pixels. */
final class PixelHash {
    private final MessageDigest digest;

    PixelHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java platform must have SHA-256", broken);
        }
    }

    static String of(Frame frame) {
        PixelHash hash = new PixelHash();
        hash.add(frame);
        return hash.hex();
    }

    static String of(Mask mask) {
        PixelHash hash = new PixelHash();
        hash.add(mask);
        return hash.hex();
    }

    void add(Frame frame) {
        addSize(frame.height(), frame.width());
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(frame.grey().length, Float.BYTES));
        bytes.asFloatBuffer().put(frame.grey());
        digest.update(bytes);
    }

    void add(Mask mask) {
        addSize(mask.height(), mask.width());
        digest.update(mask.ids());
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addSize(int height, int width) {
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(height)
                .putInt(width)
                .flip());
    }
}
