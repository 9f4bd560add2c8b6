package org.areogan.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Function;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;

/**
 * A segmenter that somebody has trained already.
 *
 * <pre>{@code
 * try (Segmenter segmenter = TrainedModel.CURIOSITY.open()) {
 *     Mask mask = segmenter.segment(frame);
 * }
 * }</pre>
 */
public enum TrainedModel {
    /**
     * The rover's five classes in frames as Curiosity's mast sees them. What it was trained on, how well it does and where it
     * fails is told by its {@linkplain #card card}.
     */
    CURIOSITY;

    /** On the fastest engine that starts here; whoever opens it closes it. */
    public Segmenter open() {
        return open(Engines.choose(EngineSettings.standard()).engine());
    }

    /** Whoever opens it closes it. @throws UserException if no file can be written to the folder of temporary ones */
    public Segmenter open(Engine engine) {
        return from(file -> Segmenter.open(file, engine));
    }

    /** All that there is to it; whoever asks closes it. @throws UserException as {@link #open(Engine)} does */
    public ModelFile read() {
        return from(ModelFile::readGenerator);
    }

    private <T> T from(Function<Path, T> reader) {
        Path file = temporary();
        try {
            copyTo(file);
            return reader.apply(file);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                file.toFile().deleteOnExit();
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("areogan-", ".areogan");
        } catch (IOException failure) {
            throw new UserException(
                    "cannot write to the folder of temporary files " + System.getProperty("java.io.tmpdir") + ": "
                            + failure + "; free some space, or name another one with -Djava.io.tmpdir",
                    failure);
        }
    }

    /** Writes the model file, which other programs can open too. @throws UserException naming the path */
    public void copyTo(Path file) {
        try (InputStream model = resource(".areogan")) {
            Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UserException("cannot write " + file + ": " + failure + "; check its folder", failure);
        }
    }

    /** The model card, as Markdown. */
    public String card() {
        try (InputStream card = resource(".md")) {
            return new String(card.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private InputStream resource(String ending) {
        String name = name().toLowerCase(Locale.ROOT) + ending;
        InputStream resource = TrainedModel.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("the library lacks its model " + name);
        }
        return resource;
    }
}
