package org.areogan.program.segment.frames;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.jspecify.annotations.Nullable;

/** What {@code -} stands for: a picture, or else the names of inputs, one a line. */
final class StandardInput {
    private static final String NAME = "standard input";

    private final byte[] data;

    private StandardInput(byte[] data) {
        this.data = data;
    }

    /** @throws UserException if it cannot be read or is empty */
    static StandardInput read(InputStream in) {
        byte[] data;
        try {
            data = in.readAllBytes();
        } catch (IOException failure) {
            throw new UserException(
                    NAME + " cannot be read: " + failure.getMessage() + "; give files instead", failure);
        }
        if (data.length == 0) {
            throw new UserException(NAME + " is empty; '-' takes a picture from it, or names of inputs, one a line");
        }
        return new StandardInput(data);
    }

    /** The picture that it is. */
    Optional<Frame> picture() {
        return PictureFiles.known(data)
                ? Optional.of(PictureFiles.readFrame(data, Path.of(NAME), PictureFiles.MOST_PIXELS))
                : Optional.empty();
    }

    /** Which pixels of the picture its bytes call missing. */
    Optional<boolean[]> missing() {
        return PictureFiles.missing(data, Path.of(NAME));
    }

    /** Tells it from another. */
    String sha256() {
        return Sha256.of(data);
    }

    /** The names that it holds. @throws UserException if it is no text */
    List<String> names() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.lines().filter(line -> !line.isBlank()).toList();
            }
        } catch (CharacterCodingException noText) {
            throw neither(noText);
        }
        throw neither(null);
    }

    private static UserException neither(@Nullable Throwable cause) {
        String message =
                NAME + " is neither a picture of a known format nor names of inputs, one a line; give PNG, JPEG,"
                        + " TIFF, BMP, GIF, PNM or IMG, or a list such as that of 'find'";
        return cause == null ? new UserException(message) : new UserException(message, cause);
    }
}
