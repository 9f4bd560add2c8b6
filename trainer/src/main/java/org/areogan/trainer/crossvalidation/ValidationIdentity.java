package org.areogan.trainer.crossvalidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;

/**
 * What a folder's cross-validation is of: the content of {@code validation.json}. Scores of two of them can be compared
 * where data and folds are the same.
 *
 * @param data name of the data
 * @param fingerprint of its frames
 * @param folds how many
 * @param splitSeed that divided them
 * @param rare name of the class that has figures of its own
 * @param firstSeed of the trainings
 */
record ValidationIdentity(
        String data, String fingerprint, ClassSet classes, int folds, long splitSeed, String rare, long firstSeed) {
    private static final FileFormat FORMAT = FileFormat.first("cross-validation");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Path file(Path folder) {
        return folder.resolve("validation.json");
    }

    TerrainClass rareClass() {
        return classes.named(rare);
    }

    void write(Path folder) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put(FileFormat.NUMBER, FORMAT.newest());
        json.put(FileFormat.WRITER, FileFormat.programVersion());
        json.put("data", data);
        json.put("fingerprint", fingerprint);
        json.set("classes", MAPPER.valueToTree(classes));
        json.put("folds", folds);
        json.put("split_seed", splitSeed);
        json.put("rare", rare);
        json.put("first_seed", firstSeed);
        AtomicFile.writeString(file(folder), json.toPrettyString() + "\n");
    }

    /** @throws UserException if there is no cross-validation in the folder or it cannot be read */
    static ValidationIdentity read(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            throw new UserException("there is no cross-validation in " + folder + ": it has no " + file.getFileName()
                    + "; name a folder that 'areogan validate' wrote to");
        }
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            FORMAT.require(
                    file,
                    Optional.ofNullable(json.get(FileFormat.NUMBER)).map(JsonNode::asInt),
                    Optional.ofNullable(json.get(FileFormat.WRITER)).map(JsonNode::asText));
            ValidationIdentity identity = new ValidationIdentity(
                    json.required("data").asText(),
                    json.required("fingerprint").asText(),
                    MAPPER.treeToValue(json.required("classes"), ClassSet.class),
                    json.required("folds").asInt(),
                    json.required("split_seed").asLong(),
                    json.required("rare").asText(),
                    json.required("first_seed").asLong());
            identity.rareClass();
            return identity;
        } catch (IOException | IllegalArgumentException failure) {
            throw new UserException(
                    "cannot read " + file + ", which says what was cross-validated: " + failure.getMessage()
                            + "; begin anew in another folder with -o",
                    failure);
        }
    }

    /** What is other in another folder, as a clause; empty if scores of both can be paired. */
    List<String> differences(ValidationIdentity other) {
        List<String> differences = new ArrayList<>();
        if (!fingerprint.equals(other.fingerprint)) {
            differences.add("other frames (" + data + " and " + other.data + ")");
        }
        if (!classes.equals(other.classes)) {
            differences.add("other classes");
        }
        if (folds != other.folds) {
            differences.add(folds + " and " + other.folds + " folds");
        }
        if (splitSeed != other.splitSeed) {
            differences.add("folds divided by split.seed " + splitSeed + " and " + other.splitSeed);
        }
        if (!rare.equals(other.rare)) {
            differences.add("other rare classes (" + rare + " and " + other.rare + ")");
        }
        return differences;
    }
}
