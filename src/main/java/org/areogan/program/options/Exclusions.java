package org.areogan.program.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;

/**
 * Files that list frames by their indices: JSON, either an array or an object that holds arrays, as in {@code
 * {"contaminated": [5, 197]}}, or plain text with one index a line.
 */
public final class Exclusions {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Exclusions() {}

    /**
     * @return ascending
     */
    public static List<Integer> read(Path file) {
        TreeSet<Integer> excluded = new TreeSet<>();
        for (String index : entries(file)) {
            excluded.add(parse(index, file));
        }
        return List.copyOf(excluded);
    }

    /** What the file lists, whatever it is, in its order. */
    public static List<String> entries(Path file) {
        String text = text(file).strip();
        return text.startsWith("{") || text.startsWith("[")
                ? fromJson(text, file)
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    public static void write(Path file, List<Integer> indices) {
        try {
            AtomicFile.writeString(
                    file,
                    MAPPER.writeValueAsString(
                                    MAPPER.createObjectNode().set("contaminated", MAPPER.valueToTree(indices)))
                            + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("indices cannot be written as JSON", impossible);
        }
    }

    private static List<String> fromJson(String text, Path file) {
        try {
            List<String> indices = new ArrayList<>();
            collect(MAPPER.readTree(text), indices);
            return indices;
        } catch (JsonProcessingException failure) {
            throw new UserException(file + " is not JSON: " + failure.getOriginalMessage(), failure);
        }
    }

    private static void collect(JsonNode node, List<String> indices) {
        if (node.isContainerNode()) {
            node.forEach(inner -> collect(inner, indices));
        } else {
            indices.add(node.asText());
        }
    }

    private static int parse(String index, Path file) {
        if (!index.matches("[0-9]{1,9}")) {
            throw new UserException(file + " holds '" + index
                    + "', which is not the index of a frame; write a JSON array" + " of whole numbers or one a line");
        }
        return Integer.parseInt(index);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read " + file + " (" + failure.getClass().getSimpleName()
                            + "); check the path and its permissions",
                    failure);
        }
    }
}
