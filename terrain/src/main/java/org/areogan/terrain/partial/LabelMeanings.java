package org.areogan.terrain.partial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;

/**
 * What a data set itself says about values of its masks that stand for one of several classes: {@code classes.json} in its
 * folder, or {@code NAME.classes.json} beside an archive {@code NAME.npz}.
 *
 * <pre>{@code
 * {"partial": {"1": ["soil", "bedrock", "sand"]}}
 * }</pre>
 */
public final class LabelMeanings {
    private static final String NAME = "classes.json";
    private static final String PARTIAL = "partial";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LabelMeanings() {}

    /** Where a data set would say so. */
    public static Path file(Path source) {
        if (Files.isDirectory(source)) {
            return source.resolve(NAME);
        }
        String name = String.valueOf(source.getFileName());
        return source.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + "." + NAME);
    }

    /** The data set with what it says applied, or itself where it says nothing. */
    public static DataSet applied(DataSet data, Path source) {
        Path file = file(source);
        return Files.isRegularFile(file) ? RelabelledDataSet.of(data, read(file, data.classes())) : data;
    }

    /**
     * The data set with what somebody says of it.
     *
     * @param partial such as {@code 1=soil|bedrock|sand}; empty leaves it as it is
     * @throws UserException if that cannot be read, or the data set says something itself
     */
    public static DataSet applied(DataSet data, Optional<Path> source, List<String> partial) {
        Optional<Path> own = source.map(LabelMeanings::file).filter(Files::isRegularFile);
        if (!partial.isEmpty() && own.isPresent()) {
            throw new UserException(own.get() + " says already what values of the masks of " + source.orElseThrow()
                    + " mean; leave --partial out, or move that file away");
        }
        return RelabelledDataSet.of(
                data,
                partial.stream()
                        .map(text -> PartialLabel.parse(text, data.classes()))
                        .toList());
    }

    private static List<PartialLabel> read(Path file, ClassSet classes) {
        JsonNode json = json(file);
        List<PartialLabel> meanings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> group : json.properties()) {
            if (!group.getKey().equals(PARTIAL) || !group.getValue().isObject()) {
                throw new UserException(
                        file + " has '" + group.getKey() + "', which is not known; it may hold " + example());
            }
            for (Map.Entry<String, JsonNode> value : group.getValue().properties()) {
                meanings.add(meaning(file, value.getKey(), value.getValue(), classes));
            }
        }
        return meanings;
    }

    private static PartialLabel meaning(Path file, String value, JsonNode names, ClassSet classes) {
        List<String> words = new ArrayList<>();
        names.forEach(each -> words.add(each.asText()));
        if (words.isEmpty()) {
            throw new UserException(file + " names no classes for the mask value " + value + "; write " + example());
        }
        try {
            return PartialLabel.parse(value + "=" + String.join("|", words), classes);
        } catch (UserException unusable) {
            throw new UserException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static JsonNode json(Path file) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            if (!json.isObject()) {
                throw new UserException(file + " is no JSON object; write " + example());
            }
            return json;
        } catch (JsonProcessingException broken) {
            throw new UserException(
                    file + " is no JSON (" + broken.getOriginalMessage() + "); write " + example(), broken);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check its permissions", failure);
        }
    }

    private static String example() {
        return "for example {\"partial\": {\"1\": [\"soil\", \"sand\"]}}";
    }
}
