package org.areogan.synth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Sample;

/** A pair as bytes: grey values 0 to 255, and mask values. */
public final class PairBytes {
    private PairBytes() {}

    /** Grey rounded to whole 255ths, row by row. */
    public static byte[] grey(Frame frame) {
        byte[] bytes = new byte[frame.grey().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(frame.grey()[i] * 255);
        }
        return bytes;
    }

    /** The SHA-256 of the frame's bytes followed by the mask's, in hexadecimal. */
    public static String sha256(Sample sample) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(grey(sample.frame()));
            digest.update(sample.mask().ids());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java platform must have SHA-256", broken);
        }
    }
}
