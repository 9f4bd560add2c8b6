package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.areogan.trainer.events.SampleRecords;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.report.EventFileReader.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000, 250_000_000), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private List<Event> written(TensorBoardLog log) throws IOException {
        log.close();
        try (Stream<Path> files = Files.list(folder)) {
            return EventFileReader.read(
                    files.sorted().reduce((first, second) -> second).orElseThrow());
        }
    }

    private TensorBoardLog started() {
        TensorBoardLog log = new TensorBoardLog(folder, CLOCK);
        log.runStarted(SampleRecords.start(folder, true, List.of()));
        return log;
    }

    @Test
    void aFileBeginsWithItsVersion() throws IOException {
        List<Event> events = written(started());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).fileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(0).wallTime()).isEqualTo(1_800_000_000.25);
        assertThat(folder.resolve("events.out.tfevents.1800000000.areogan")).exists();
    }

    @Test
    void lossesOfAStepAreScalars() throws IOException {
        TensorBoardLog log = started();
        log.stepEnded(SampleRecords.step(7));
        Event event = written(log).get(1);
        assertThat(event.step()).isEqualTo(7);
        assertThat(event.scalars())
                .containsEntry("loss/generator", 20.5f)
                .containsEntry("loss/adversarial", 0.5f)
                .containsEntry("loss/reconstruction", 0.2f)
                .containsEntry("loss/discriminator", 0.6f)
                .containsEntry("training/learning_rate", 0.0002f);
    }

    @Test
    void undefinedNumbersAreLeftOut() throws IOException {
        TensorBoardLog log = started();
        log.stepEnded(new StepRecord(1, 1, 1, 0.1, SampleRecords.losses(1, 0, 1, Double.NaN), 4, 1, 0));
        assertThat(written(log).get(1).scalars())
                .doesNotContainKey("loss/discriminator")
                .hasSize(4);
    }

    @Test
    void scoresAndAPictureFollowAnEpoch() throws IOException {
        TensorBoardLog log = started();
        log.epochEnded(SampleRecords.epoch(2, true));
        Event event = written(log).get(1);
        assertThat(event.step()).isEqualTo(20);
        assertThat(event.scalars()).containsKeys("validation/loss", "validation/mean_iou", "memory/native_bytes");
        assertThat(event.scalars().get("iou/soil")).isCloseTo(0.8f, within(1e-6f));
        assertThat(event.scalars()).doesNotContainKeys("iou/background", "iou/big-rock");
        byte[] png = event.images().get("validation/samples");
        assertThat(png).isNotNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(3 * 256);
    }

    @Test
    void aRunThatGoesOnTellsTensorBoardWhatToForget() throws IOException {
        started().close();
        TensorBoardLog log = new TensorBoardLog(folder, CLOCK);
        log.runStarted(SampleRecords.start(folder, true, List.of(SampleRecords.epoch(3, true))));
        List<Event> events = written(log);
        assertThat(events.get(1).restarts()).isTrue();
        assertThat(events.get(1).step()).isEqualTo(31);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
