package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.Scores.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofScoreTest {
    @TempDir
    Path folder;

    /** [true class][predicted class]; background, soil, bedrock, sand, big rock. */
    static ProofScore score(ProofRow row, long seed, long rocksSeen) {
        return new ProofScore(
                row,
                seed,
                12,
                40,
                1.5,
                Map.of("mIoU", 0.5, "missing", Double.NaN),
                List.of(
                        List.of(9L, 1L, 0L, 0L, 7L),
                        List.of(0L, 60L, 10L, 0L, 10L),
                        List.of(0L, 0L, 30L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L, 0L),
                        List.of(2L, 18L - rocksSeen, 0L, 0L, rocksSeen)),
                0.25,
                null);
    }

    @Test
    void scoresOfOlderVersionsLackWhatTheyDidNotMeasure() throws IOException {
        Path file = Files.writeString(
                folder.resolve("old.json"),
                "{\"row\":\"REAL\",\"seed\":1,\"frames\":2,\"steps\":3,\"seconds\":4.0,\"validation\":{},"
                        + "\"confusion\":[[1,0],[0,1]]}");
        assertThat(ProofScore.read(file).averagePrecision()).isNull();
        assertThat(ProofScore.read(file).fittedScores(ClassSet.ROVER)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Path file = folder.resolve("scores").resolve("real-1.json");
        score(ProofRow.REAL, 1, 10).write(file);
        assertThat(ProofScore.read(file)).isEqualTo(score(ProofRow.REAL, 1, 10));
    }

    @Test
    void scoresAreThoseOfTheConfusion() {
        // Of 20 rock pixels 10 are seen, and 10 of soil are taken for them; those of background are left out.
        assertThat(score(ProofRow.REAL, 1, 10).scores(ClassSet.ROVER).iou(4, Reading.LEFT_OUT))
                .isCloseTo(10 / 30.0, within(1e-12));
        assertThat(score(ProofRow.REAL, 1, 10).scores(ClassSet.ROVER).iou(1, Reading.LEFT_OUT))
                .isCloseTo(60 / 88.0, within(1e-12));
    }

    @Test
    void aDamagedFileIsNamedWithTheCure() throws IOException {
        Path file = Files.writeString(folder.resolve("real-1.json"), "{\"row\":\"DREAM\"}");
        assertThatThrownBy(() -> ProofScore.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(file.toString(), "delete it")
                .hasMessageNotContaining("\n");
    }
}
