package org.areogan.trainer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.TrainingListener;

/** {@code pictures/epoch-0007.png} for each epoch with samples. */
final class SamplePictures implements TrainingListener {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d+)\\.png");

    private final Path folder;

    SamplePictures(Path folder) {
        this.folder = folder;
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        if (!epoch.samples().isEmpty()) {
            PictureFiles.writePng(
                    file(folder, epoch.epoch()),
                    SampleSheet.paint(epoch.samples(), epoch.validation().classes()));
        }
    }

    static Path file(Path folder, int epoch) {
        return folder.resolve(String.format(Locale.ROOT, "epoch-%04d.png", epoch));
    }

    /** The epochs up to this one that have a picture, in order. */
    static List<Integer> epochs(Path folder, int last) {
        List<Integer> epochs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        epochs.add(Integer.valueOf(name.group(1)));
                    }
                });
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot list " + folder, failure);
            }
        }
        return epochs.stream().filter(epoch -> epoch <= last).sorted().toList();
    }
}
