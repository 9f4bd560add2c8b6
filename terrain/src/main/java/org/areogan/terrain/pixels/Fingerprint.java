package org.areogan.terrain.pixels;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.areogan.files.Sha256;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/** The SHA-256 of frames and masks, height, width and pixels of each, in the order in which they are added. */
public final class Fingerprint {
    private final MessageDigest digest = Sha256.digest();

    /** Of one frame alone, see {@link #hex}. */
    public static String of(Frame frame) {
        Fingerprint hash = new Fingerprint();
        hash.add(frame);
        return hash.hex();
    }

    /** Of one mask alone, see {@link #hex}. */
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

    /** Of all that was added, 64 hexadecimal digits in lower case; what is added from now on begins another. */
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
