package org.areogan.terrain.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.terrain.Origin;

/**
 * Tells which pictures of a folder are synthetic: those whose names begin with {@code synthetic-KIND-}. What they were
 * made from stands in {@code manifest.jsonl}, where there is one: one JSON object a line, with {@code id}, {@code proposal}
 * and {@code scenes} or {@code sources}; a line of a newer format says so with {@code format}. Folders name no scenes, so both count as names of real frames.
 */
final class Manifest {
    static final String FILE = "manifest.jsonl";
    private static final FileFormat FORMAT = FileFormat.first("manifest");
    private static final Pattern SYNTHETIC = Pattern.compile("synthetic-([a-z]+)-.*");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    private Manifest(Path file) {
        this.file = file;
    }

    /**
     * The synthetic ones of these frames.
     *
     * @param folder of the data set
     * @param ids of all its frames
     * @return by id
     * @throws UserException if there is a manifest that cannot be read or that leaves one of them out
     */
    static Map<String, Origin> origins(Path folder, List<String> ids) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String id : ids) {
            Matcher matcher = SYNTHETIC.matcher(id);
            if (matcher.matches()) {
                kinds.put(id, matcher.group(1));
            }
        }
        Path file = folder.resolve(FILE);
        if (kinds.isEmpty() || !Files.isRegularFile(file)) {
            Map<String, Origin> unknown = new LinkedHashMap<>();
            kinds.forEach((id, kind) -> unknown.put(id, new Origin(kind, List.of())));
            return unknown;
        }
        Manifest manifest = new Manifest(file);
        manifest.read();
        return manifest.of(kinds);
    }

    private Map<String, Origin> of(Map<String, String> kinds) {
        Map<String, Origin> chosen = new LinkedHashMap<>();
        kinds.forEach((id, kind) -> {
            Origin origin = origins.get(id);
            if (origin == null) {
                throw new UserException(file + " has no line for the synthetic frame " + id
                        + ", so what it was made from is not known; bring its line back or remove the frame");
            }
            if (!origin.proposal().equals(kind)) {
                throw new UserException(file + " says that " + id + " is of the kind '" + origin.proposal()
                        + "'; rename the frame or mend its line");
            }
            chosen.put(id, origin);
        });
        return chosen;
    }

    private void read() {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    add(line, number);
                }
            }
        } catch (IOException failure) {
            throw new UserException(
                    file + " cannot be read: " + failure + "; check that it is UTF-8 text and its permissions",
                    failure);
        }
    }

    private void add(String line, int number) {
        try {
            JsonNode entry = MAPPER.readTree(line);
            FORMAT.require(
                    file + ", line " + number,
                    Optional.ofNullable(entry.get(FileFormat.NUMBER)).map(JsonNode::asInt),
                    Optional.ofNullable(entry.get(FileFormat.WRITER)).map(JsonNode::asText));
            String id = entry.path("id").asText();
            if (id.isEmpty() || !(entry.has("scenes") || entry.has("sources"))) {
                throw new UserException(file + ", line " + number + ": 'id' and 'scenes' are needed, got " + line
                        + "; write the export again");
            }
            Set<String> names = new LinkedHashSet<>(names(entry.path("scenes")));
            names.addAll(names(entry.path("sources")));
            origins.put(id, new Origin(entry.path("proposal").asText(), List.copyOf(names)));
        } catch (JsonProcessingException | IllegalArgumentException problem) {
            String reason = problem instanceof JsonProcessingException json
                    ? "a JSON object is needed (" + json.getOriginalMessage() + "), got " + line
                    : problem.getMessage();
            throw new UserException(file + ", line " + number + ": " + reason + "; write the export again", problem);
        }
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
