package org.areogan.terrain.labelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;

/** What tools write as JSON. */
final class JsonFiles {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** A file is held in memory as a tree, which is several times as large. */
    private static final long MOST_BYTES = 1L << 28;

    /** A picture has at most so many pixels, whatever a file claims. */
    private static final long MOST_PIXELS = 50_000_000;

    private JsonFiles() {}

    /** @throws UserException if it cannot be read, is too large or no JSON */
    static JsonNode read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserException(file + " has " + Files.size(file) + " bytes; at most " + MOST_BYTES
                        + " are read: export fewer tasks at a time");
            }
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException broken) {
            throw new UserException(
                    file + " is no JSON (" + broken.getOriginalMessage() + "); export it again", broken);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check its permissions", failure);
        }
    }

    static void write(Path file, JsonNode json) {
        try {
            byte[] bytes = MAPPER.writeValueAsBytes(json);
            AtomicFile.write(file, out -> out.write(bytes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree cannot be written as JSON", impossible);
        }
    }

    /** A height or width. @throws UserException naming the key if it is none */
    static int side(JsonNode json, String key, String where) {
        JsonNode side = json.path(key);
        if (!side.canConvertToInt() || !side.isNumber() || side.asInt() < 1) {
            throw new UserException(where + ": '" + key + "' is " + (side.isMissingNode() ? "missing" : side)
                    + "; it must be a whole number of pixels: export it again");
        }
        return side.asInt();
    }

    /** Before memory is taken for a mask. */
    static void requireRoom(int height, int width, String where) {
        if ((long) height * width > MOST_PIXELS) {
            throw new TooLargeException(where + " claims " + width + "x" + height + " pixels; a frame has at most "
                    + MOST_PIXELS + ": cut it into tiles");
        }
    }

    /** A corner [x, y]. */
    static double[] point(JsonNode point, String where) {
        if (point.size() != 2 || !point.path(0).isNumber() || !point.path(1).isNumber()) {
            throw new UserException(where + " has the point " + point + "; points are [x, y]: export it again");
        }
        return new double[] {point.get(0).asDouble(), point.get(1).asDouble()};
    }
}
