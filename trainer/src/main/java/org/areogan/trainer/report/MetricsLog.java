package org.areogan.trainer.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.areogan.files.AtomicFile;
import org.areogan.trainer.events.EpochJson;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;

/**
 * {@code metrics.jsonl}: one line for each epoch, see {@link EpochJson}. A run that is gone on with begins with the
 * lines of the epochs that its checkpoint knows, whatever was there.
 */
final class MetricsLog implements TrainingListener {
    private final Path file;

    MetricsLog(Path file) {
        this.file = file;
    }

    @Override
    public void runStarted(RunStart start) {
        AtomicFile.writeString(
                file, start.history().stream().map(MetricsLog::line).collect(Collectors.joining()));
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        try (BufferedWriter writer =
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(line(epoch));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private static String line(EpochRecord epoch) {
        return EpochJson.write(epoch) + "\n";
    }
}
