package org.areogan.trainer.task;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.data.TrainingData;

/** A task whose network paints: a trained segmenter, which the run keeps, reads what is painted. */
abstract class ReadTask implements Task {
    private final String name;

    /** @param name as configurations write it */
    ReadTask(String name) {
        this.name = name;
    }

    @Override
    public final void requireSegmenter(Optional<Path> segmenter) {
        if (segmenter.isEmpty()) {
            throw new UserException("task: " + name + " needs a trained segmenter that reads what is painted; name its"
                    + " model with --segmenter, e.g. --segmenter runs/first/model.areogan");
        }
    }

    @Override
    public final void requireFit(Optional<Path> segmenter, TrainingData data) {
        segmenter.ifPresent(path -> {
            try (ModelFile model = ModelFile.readGenerator(path)) {
                model.requireClasses(data.training().classes());
            } catch (UserException mismatch) {
                throw new UserException(path + ": " + mismatch.getMessage(), mismatch);
            }
        });
    }

    @Override
    public final Optional<Path> keptSegmenter(RunFolder folder) {
        return Optional.of(folder.segmenter());
    }
}
