package org.areogan.trainer.validation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Parameters;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.RunConfiguration.Task;

/**
 * The segmenter that reads what a painter paints; nothing in runs that train a segmenter.
 *
 * @param file where it lies
 * @param folder of the run, which keeps a copy
 */
public record PaintReader(Optional<Path> file, RunFolder folder) {
    /** @throws UserException if a painter has none, a segmenter has one, or it is no model file */
    public static PaintReader given(Task task, Optional<Path> file, RunFolder folder) {
        if (task == Task.PAINT && file.isEmpty()) {
            throw new UserException("task: paint needs a trained segmenter that reads what is painted; name its model"
                    + " with --segmenter, e.g. --segmenter runs/first/model.areogan");
        }
        if (task == Task.SEGMENT && file.isPresent()) {
            throw new UserException("--segmenter " + file.get() + " judges a painter, but the task is segment; use"
                    + " --preset paint or --set task=paint, or leave --segmenter out");
        }
        return new PaintReader(file, folder);
    }

    public static PaintReader ofRun(Task task, RunFolder folder) {
        return new PaintReader(task == Task.PAINT ? Optional.of(folder.segmenter()) : Optional.empty(), folder);
    }

    /** @throws UserException if it is no whole model file or tells other classes apart than the data has */
    public void requireClasses(ClassSet classes) {
        file.ifPresent(path -> {
            ModelFile model = ModelFile.read(path);
            try (Parameters unused = model.parameters()) {
                model.requireClasses(classes);
            } catch (UserException mismatch) {
                throw new UserException(path + ": " + mismatch.getMessage(), mismatch);
            }
        });
    }

    /** Copies it into the run's folder. */
    public void keep() {
        file.ifPresent(path -> AtomicFile.write(folder.segmenter(), out -> Files.copy(path, out)));
    }
}
