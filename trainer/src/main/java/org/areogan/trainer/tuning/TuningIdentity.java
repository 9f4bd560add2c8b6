package org.areogan.trainer.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;

/**
 * What a folder's search is of: the content of {@code tuning.json}.
 *
 * @param data name of the data
 * @param fingerprint of its frames
 * @param space as text
 * @param strategy in small letters
 * @param halving trials of the first rung and what share is kept, where that decides what is tried; otherwise empty
 * @param seed of the proposals
 * @param folds of each cross-validation
 * @param seeds trainings of each fold
 * @param parallel trials side by side; 1 where the file does not say so
 * @param stopping which trials are given up, in small letters; none where the file does not say so
 */
record TuningIdentity(
        String data,
        String fingerprint,
        String space,
        String strategy,
        String halving,
        long seed,
        int folds,
        int seeds,
        int parallel,
        String stopping) {
    private static final FileFormat FORMAT = FileFormat.first("search");
    private static final String PARALLEL = "parallel";
    private static final String STOP = "stop";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static TuningIdentity of(TuningRequest request, String fingerprint) {
        int first = request.trials().orElse(Strategy.USUAL_TRIALS);
        return new TuningIdentity(
                request.data().shortName(),
                fingerprint,
                request.space().text(),
                request.strategy().name().toLowerCase(Locale.ROOT),
                request.strategy().decidesEpochs() ? "--trials " + first + " --eta " + request.eta() : "",
                request.seed(),
                request.folds(),
                request.seeds(),
                request.parallel(),
                request.stopping().name().toLowerCase(Locale.ROOT));
    }

    static Path file(Path folder) {
        return folder.resolve("tuning.json");
    }

    void write(Path folder) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put(FileFormat.NUMBER, FORMAT.newest());
        json.put(FileFormat.WRITER, FileFormat.programVersion());
        json.put("data", data);
        json.put("fingerprint", fingerprint);
        json.put("space", space);
        json.put("strategy", strategy);
        json.put("halving", halving);
        json.put("seed", seed);
        json.put("folds", folds);
        json.put("seeds", seeds);
        json.put(PARALLEL, parallel);
        json.put(STOP, stopping);
        AtomicFile.writeString(file(folder), json.toPrettyString() + "\n");
    }

    /** @throws UserException if it cannot be read */
    static TuningIdentity read(Path folder) {
        Path file = file(folder);
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            FORMAT.require(
                    file,
                    Optional.ofNullable(json.get(FileFormat.NUMBER)).map(JsonNode::asInt),
                    Optional.ofNullable(json.get(FileFormat.WRITER)).map(JsonNode::asText));
            return new TuningIdentity(
                    json.required("data").asText(),
                    json.required("fingerprint").asText(),
                    json.required("space").asText(),
                    json.required("strategy").asText(),
                    json.required("halving").asText(),
                    json.required("seed").asLong(),
                    json.required("folds").asInt(),
                    json.required("seeds").asInt(),
                    json.path(PARALLEL).asInt(1),
                    json.path(STOP).asText(EarlyStopping.NONE.name().toLowerCase(Locale.ROOT)));
        } catch (IOException | IllegalArgumentException failure) {
            throw new UserException(
                    "cannot read " + file + ", which says what is searched: " + failure.getMessage()
                            + "; begin anew in another folder with -o",
                    failure);
        }
    }

    /** What is other in another search, as clauses. */
    List<String> differences(TuningIdentity other) {
        List<String> differences = new ArrayList<>();
        if (!fingerprint.equals(other.fingerprint)) {
            differences.add("other frames (" + data + ")");
        }
        if (!space.equals(other.space)) {
            differences.add("another space");
        }
        add(differences, "--strategy", strategy, other.strategy);
        if (!halving.equals(other.halving)) {
            differences.add(halving);
        }
        add(differences, "--seed", seed, other.seed);
        add(differences, "--folds", folds, other.folds);
        add(differences, "--seeds", seeds, other.seeds);
        add(differences, "--parallel", parallel, other.parallel);
        add(differences, "--stop", stopping, other.stopping);
        return differences;
    }

    private static void add(List<String> differences, String option, Object mine, Object others) {
        if (!Objects.equals(mine, others)) {
            differences.add(option + " " + mine);
        }
    }
}
