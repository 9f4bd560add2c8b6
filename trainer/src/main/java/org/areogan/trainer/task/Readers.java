package org.areogan.trainer.task;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;

/** The segmenter that reads what a painting network has painted. */
final class Readers {
    private Readers() {}

    /** @throws UserException if there is none */
    static void require(String task, Optional<Path> segmenter) {
        if (segmenter.isEmpty()) {
            throw new UserException("task: " + task + " needs a trained segmenter that reads what is painted; name its"
                    + " model with --segmenter, e.g. --segmenter runs/first/model.areogan");
        }
    }

    /** @throws UserException if it tells other classes apart */
    static void requireClasses(Path segmenter, ClassSet classes) {
        try (ModelFile model = ModelFile.readGenerator(segmenter)) {
            model.requireClasses(classes);
        } catch (UserException mismatch) {
            throw new UserException(segmenter + ": " + mismatch.getMessage(), mismatch);
        }
    }
}
