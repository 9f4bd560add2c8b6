package org.areogan.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.files.UserException;

/** What every parser promises: any bytes are read, or refused by a message that names the file. */
public final class Parsing {
    private Parsing() {}

    /** A parser; what it has read it closes again. */
    @FunctionalInterface
    public interface Parser {
        void read(Path file) throws IOException;
    }

    public static void readsOrRefuses(Path file, byte[] content, Parser parser) {
        try {
            Files.write(file, content);
            parser.read(file);
        } catch (UserException refused) {
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
