package org.areogan.spark.frames;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.files.Sha256;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;

/** Model files on their way to executors. */
public final class ModelBytes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[][] files;

    private ModelBytes(List<byte[]> files) {
        this.files = files.toArray(byte[][]::new);
    }

    /**
     * Files of a store; none means the model that comes with the program.
     *
     * @throws org.areogan.files.UserException if one is not there
     */
    public static ModelBytes read(Store store, List<String> models) {
        if (models.isEmpty()) {
            return new ModelBytes(List.of(shipped(store)));
        }
        return new ModelBytes(
                models.stream().map(each -> store.bytes(store.path(each))).toList());
    }

    private static byte[] shipped(Store store) {
        try (LocalCopies scratch = new LocalCopies(store)) {
            Path file = scratch.folder().resolve("model.areogan");
            TrainedModel.CURIOSITY.copyTo(file);
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The SHA-256 of each, in hexadecimal. */
    public String hash() {
        return Stream.of(files).map(Sha256::of).collect(Collectors.joining(" "));
    }

    /** @throws org.areogan.files.UserException if a file is no model, or the models are of different classes */
    public Segmenter open(Engine engine, Path folder) {
        List<Path> copies = new ArrayList<>();
        try {
            for (byte[] file : files) {
                copies.add(Files.write(folder.resolve("model-" + copies.size() + ".areogan"), file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write to " + folder, failure);
        }
        return Segmenter.open(copies, engine);
    }
}
