package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.events.EpochJson;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    @TempDir
    Path folder;

    private Path file;
    private MetricsLog log;

    @BeforeEach
    void create() {
        file = folder.resolve("metrics.jsonl");
        log = new MetricsLog(file);
    }

    private List<Integer> epochs() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(file).stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line).required("epoch").asInt();
                    } catch (IOException broken) {
                        throw new AssertionError(line, broken);
                    }
                })
                .toList();
    }

    @Test
    void eachEpochIsALineWithStableKeys() throws IOException {
        log.runStarted(SampleRecords.start(folder, true, List.of()));
        log.epochEnded(SampleRecords.epoch(1, true));
        assertThat(file)
                .hasContent("{\"epoch\":1,\"step\":10,\"learning_rate\":2.0E-4,\"generator_loss\":20.7,"
                        + "\"adversarial_loss\":0.7,\"reconstruction_loss\":0.2,\"discriminator_loss\":0.6,"
                        + "\"validation_loss\":0.3,\"gradient_ratio\":0.4,\"mean_iou\":"
                        + (110.0 / 140 + 50.0 / 60 + 31.0 / 51) / 3
                        + ",\"mean_iou_kept\":" + (110.0 / 140 + 50.0 / 60 + 31.0 / 51) / 3
                        + ",\"iou\":{\"background\":null,\"soil\":" + 110.0 / 140 + ",\"bedrock\":" + 50.0 / 60
                        + ",\"sand\":" + 31.0 / 51 + ",\"big-rock\":null},"
                        + "\"confusion\":[[100,0,0,0,0],[0,110,5,0,0],[0,5,50,0,0],[0,20,0,31,0],[0,0,0,0,0]],"
                        + "\"seconds\":12.5,\"frames_per_second\":38.4,\"native_bytes\":300000000,"
                        + "\"heap_bytes\":120000000,\"best\":true}");
    }

    @Test
    void aPlainRunHasNoRatioOfGradients() {
        EpochRecord plain =
                SampleRecords.epoch(1, true, SampleRecords.losses(1, Double.NaN, 0.1, Double.NaN), List.of());
        assertThat(EpochJson.write(plain).has("gradient_ratio")).isFalse();
        assertThat(EpochJson.read(EpochJson.write(plain), ClassSet.ROVER)).isEqualTo(plain);
    }

    @Test
    void undefinedNumbersAreNullAndComeBackUndefined() throws IOException {
        EpochRecord epoch = SampleRecords.epoch(1, true, SampleRecords.losses(1, 0, 0.1, Double.NaN), List.of());
        JsonNode json = new ObjectMapper().readTree(EpochJson.write(epoch).toString());
        assertThat(json.get("discriminator_loss").isNull()).isTrue();
        assertThat(EpochJson.read(json, ClassSet.ROVER)).isEqualTo(epoch);
    }

    @Test
    void goingOnDropsWhatTheCheckpointDoesNotKnow() throws IOException {
        log.runStarted(SampleRecords.start(folder, true, List.of()));
        for (int epoch = 1; epoch <= 4; epoch++) {
            log.epochEnded(SampleRecords.epoch(epoch, false));
        }
        Files.writeString(file, Files.readString(file) + "{\"epoch\":5,\"st");
        log.runStarted(SampleRecords.start(
                folder, true, List.of(SampleRecords.epoch(1, false), SampleRecords.epoch(2, false))));
        assertThat(epochs()).containsExactly(1, 2);
        log.epochEnded(SampleRecords.epoch(3, false));
        assertThat(epochs()).containsExactly(1, 2, 3);
    }
}
