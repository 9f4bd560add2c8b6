package org.areogan.synth.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.jspecify.annotations.Nullable;

/**
 * How one training came out.
 *
 * @param row what it was trained on
 * @param seed of the training
 * @param frames it was trained on
 * @param steps it was trained for
 * @param seconds it took, or the last part of it where it was interrupted
 * @param validation scores of the scored network on validation frames, by name
 * @param confusion on the test frames, [true class][predicted class]
 * @param averagePrecision of the rare class there; nothing in scores of older versions
 * @param fitted the confusion with the rare class's logit biased as does best on the validation frames, which every row
 *     has alike; nothing in scores of older versions or where nothing was kept for validation
 */
record ProofScore(
        ProofRow row,
        long seed,
        int frames,
        long steps,
        double seconds,
        Map<String, Double> validation,
        List<List<Long>> confusion,
        @Nullable Double averagePrecision,
        @Nullable List<List<Long>> fitted) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws UserException if the file is there and cannot be read */
    static ProofScore read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), ProofScore.class);
        } catch (JsonProcessingException damaged) {
            // Its whole message has several lines.
            throw unreadable(file, damaged.getOriginalMessage(), damaged);
        } catch (IOException failure) {
            throw unreadable(file, failure.toString(), failure);
        }
    }

    private static UserException unreadable(Path file, String reason, IOException failure) {
        return new UserException(
                "cannot read " + file + ": " + reason + "; delete it, and its row is scored again", failure);
    }

    void write(Path file) {
        try {
            AtomicFile.writeString(file, MAPPER.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scores cannot be written as JSON", impossible);
        }
    }

    Scores scores(ClassSet classes) {
        return scores(classes, confusion);
    }

    /** With the fitted bias; empty where there is none. */
    Optional<Scores> fittedScores(ClassSet classes) {
        return Optional.ofNullable(fitted).map(counts -> scores(classes, counts));
    }

    private static Scores scores(ClassSet classes, List<List<Long>> confusion) {
        long[][] counts = confusion.stream()
                .map(line -> line.stream().mapToLong(each -> each).toArray())
                .toArray(long[][]::new);
        return Scores.of(ConfusionMatrix.fromArray(classes, counts));
    }
}
