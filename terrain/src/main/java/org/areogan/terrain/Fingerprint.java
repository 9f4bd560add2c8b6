package org.areogan.terrain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.areogan.files.Sha256;

/** The SHA-256 of frames and masks: their sizes and pixels. */
public final class Fingerprint {
    private final MessageDigest digest = Sha256.digest();

    public static String of(Frame frame) {
        Fingerprint hash = new Fingerprint();
        hash.add(frame);
        return hash.hex();
    }

    public static String of(Mask mask) {
        Fingerprint hash = new Fingerprint();
        hash.add(mask);
        return hash.hex();
    }

    public void add(Frame frame) {
        addSize(frame.height(), frame.width());
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(frame.grey().length, Float.BYTES));
        bytes.asFloatBuffer().put(frame.grey());
        digest.update(bytes);
    }

    public void add(Mask mask) {
        addSize(mask.height(), mask.width());
        digest.update(mask.ids());
    }

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addSize(int height, int width) {
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(height)
                .putInt(width)
                .flip());
    }
}
