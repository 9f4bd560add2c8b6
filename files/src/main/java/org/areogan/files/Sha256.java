package org.areogan.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum that files are told apart and checked by. */
public final class Sha256 {
    private Sha256() {}

    /** A digest that has been shown nothing. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java platform must have SHA-256", broken);
        }
    }

    /** Of these bytes, in hexadecimal. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of a file, in hexadecimal. @throws UserException if it cannot be read */
    public static String of(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream read = new DigestInputStream(in, digest())) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + "; check its permissions", failure);
        }
    }
}
