package org.areogan.program.segment;

import java.nio.file.Path;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.DataSet;

/**
 * A model file with the segmenter that runs it; owns both.
 *
 * @param path of the file, for messages
 */
public record OpenModel(Path path, ModelFile file, Segmenter segmenter) implements AutoCloseable {
    public static OpenModel open(Path path, Engine engine) {
        ModelFile file = ModelFile.readGenerator(path);
        return new OpenModel(
                path,
                file,
                new Segmenter(file.options(), file.classes(), file.normalization(), file.parameters(), engine));
    }

    /** @throws UserException if the data is of other classes */
    public void requireClassesOf(DataSet data) {
        try {
            file.requireClasses(data.classes());
        } catch (UserException mismatch) {
            throw new UserException(path + ": " + mismatch.getMessage(), mismatch);
        }
    }

    @Override
    public void close() {
        segmenter.close();
        file.close();
    }
}
