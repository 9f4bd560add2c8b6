package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.SampleRecords;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RunOutputsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Forgiving.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path temporary;

    private RunFolder folder;

    @BeforeEach
    void listen() {
        folder = RunFolder.create(temporary.resolve("run"));
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private void run() {
        List<TrainingListener> listeners = RunOutputs.listeners(folder, Clock.systemUTC());
        listeners.forEach(each -> each.runStarted(SampleRecords.start(folder.path(), true, List.of())));
        for (int epoch = 1; epoch <= 3; epoch++) {
            long step = epoch;
            EpochRecord record = SampleRecords.epoch(epoch, true);
            listeners.forEach(each -> each.stepEnded(SampleRecords.step(step)));
            listeners.forEach(each -> each.epochEnded(record));
        }
        listeners.forEach(each -> each.runEnded(new RunEnd(RunEnd.Reason.FINISHED, 3, 9, "")));
        listeners.forEach(TrainingListener::close);
    }

    private List<ILoggingEvent> warnings() {
        return log.list.stream().filter(event -> event.getLevel() == Level.WARN).toList();
    }

    @Test
    void aRunLeavesMetricsPicturesEventsAndAReport() {
        run();
        assertThat(folder.metrics()).isNotEmptyFile();
        assertThat(folder.pictures()).isDirectoryContaining("glob:**/epoch-0003.png");
        assertThat(folder.tensorboard()).isDirectoryContaining("glob:**/events.out.tfevents.*");
        assertThat(folder.report()).isNotEmptyFile();
        assertThat(log.list).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsWarnedOfOnceAndTheRestIs() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(folder.pictures(), "in the way");
        run();
        assertThat(folder.report()).isNotEmptyFile();
        assertThat(warnings())
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains(folder.pictures().toString(), "the run goes on"));
    }

    @Test
    void nothingThatFailsStopsTheRun() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(folder.pictures(), "in the way");
        Files.writeString(folder.tensorboard(), "in the way");
        Files.createDirectories(folder.report().resolve("in the way"));
        Files.createDirectories(folder.metrics().resolve("in the way"));
        run();
        assertThat(warnings()).hasSize(4);
    }
}
