package org.areogan.program.serve.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.areogan.files.UserException;

/** A secret that clients must know, as RFC 6750 sends it. */
public final class BearerToken {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    private BearerToken(byte[] secret) {
        this.secret = secret;
    }

    /** @param source what messages call it @throws UserException if it is short or holds other than printable ASCII */
    public static BearerToken of(String text, String source) {
        String secret = text.strip();
        if (secret.length() < SHORTEST || secret.length() > LONGEST || !secret.matches("[!-~]+")) {
            throw new UserException(source + " holds no token; it must be one word of " + SHORTEST + " to " + LONGEST
                    + " printable ASCII characters");
        }
        return new BearerToken(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws UserException if the file cannot be read or holds no token */
    public static BearerToken read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("there is no file " + file + " to read a token from; check --token-file");
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw new UserException(file + " has " + Files.size(file) + " bytes, which is no token; it must be one"
                        + " word of " + SHORTEST + " to " + LONGEST + " characters");
            }
            return of(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read the token from " + file + ": " + failure + "; check --token-file", failure);
        }
    }

    /** @throws Problem 401 if the request does not have it */
    void require(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        boolean scheme = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        byte[] given =
                scheme ? header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8) : new byte[0];
        // Compared in a time that does not tell how much of it was right.
        if (!MessageDigest.isEqual(secret, given)) {
            context.header("WWW-Authenticate", "Bearer");
            throw new Problem(401, "no_token", "send the token: Authorization: Bearer TOKEN");
        }
    }
}
