package org.areogan.spark.ring;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the workers of one job know and nobody else does. */
public final class JobSecret implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";

    /** Bytes of a secret, of a challenge and of an answer. */
    static final int LENGTH = 32;

    private final byte[] key;

    private JobSecret(byte[] key) {
        this.key = key;
    }

    /** One that nobody can guess. */
    public static JobSecret random() {
        return new JobSecret(challenge());
    }

    /** Bytes that were never sent before. */
    static byte[] challenge() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** What only who knows the secret can make of these bytes (HMAC-SHA256, RFC 2104). */
    byte[] answer(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, impossible);
        }
    }
}
