package org.areogan.program.segment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.Refiner;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.models.TrainedModel;
import org.areogan.terrain.DataSet;

/**
 * A segmenter of one or several model files, or the one that comes with the program; owns what it opened.
 *
 * @param name of the files, or of the model that comes with the program, for messages
 * @param networks what is closed
 * @param segmenter looks as was asked for
 */
public record OpenModel(String name, Segmenter networks, Segmenter segmenter) implements AutoCloseable {
    public static OpenModel open(Path path, Engine engine) {
        return open(List.of(path), engine, SegmentOptions.STANDARD, Refiner.NONE);
    }

    /**
     * The model that comes with the program where no file is named.
     *
     * @throws UserException if a file is no model, or the models are of different classes
     */
    public static OpenModel open(List<Path> paths, Engine engine, SegmentOptions options, Refiner refiner) {
        if (paths.isEmpty()) {
            TrainedModel shipped = TrainedModel.CURIOSITY;
            return of(shipped.name().toLowerCase(Locale.ROOT), shipped.open(engine), options, refiner);
        }
        String name = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        return of(name, Segmenter.open(paths, engine), options, refiner);
    }

    private static OpenModel of(String name, Segmenter networks, SegmentOptions options, Refiner refiner) {
        return new OpenModel(name, networks, networks.with(options).with(refiner));
    }

    /** @throws UserException if the data is of other classes */
    public void requireClassesOf(DataSet data) {
        try {
            ModelFile.requireClasses(segmenter.classes(), data.classes());
        } catch (UserException mismatch) {
            throw new UserException(name + ": " + mismatch.getMessage(), mismatch);
        }
    }

    @Override
    public void close() {
        networks.close();
    }
}
