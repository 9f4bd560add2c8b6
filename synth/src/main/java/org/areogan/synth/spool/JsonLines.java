package org.areogan.synth.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records as JSON, one a line: keys in snake_case, everything there and nothing more. */
public final class JsonLines {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JsonLines() {}

    /** Takes what lines hold. */
    @FunctionalInterface
    public interface Visitor<T, E extends Exception> {
        void visit(T value) throws E;
    }

    /** The record with the end of its line. */
    public static byte[] line(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a record of plain values can always be written", impossible);
        }
    }

    /**
     * Reads so many lines from the beginning, each when its turn has come.
     *
     * @throws org.areogan.files.UserException if one is missing or damaged
     */
    static <T, E extends Exception> void forEach(Path file, long lines, Class<T> type, Visitor<T, E> visitor) throws E {
        try (Reader<T> reader = new Reader<>(file, type)) {
            for (long line = 0; line < lines; line++) {
                visitor.visit(reader.next());
            }
        }
    }

    /** Reads line by line. */
    static final class Reader<T> implements AutoCloseable {
        private final Path file;
        private final Class<T> type;
        private final BufferedReader lines;
        private long read;

        Reader(Path file, Class<T> type) {
            this.file = file;
            this.type = type;
            try {
                this.lines = Files.newBufferedReader(file);
            } catch (IOException failure) {
                throw SpoolTrouble.damaged(file, "cannot be read (" + failure + ")", failure);
            }
        }

        T next() {
            read++;
            try {
                String line = lines.readLine();
                if (line == null) {
                    throw SpoolTrouble.damaged(file, "ends before line " + read, null);
                }
                return MAPPER.readValue(line, type);
            } catch (IOException | IllegalArgumentException failure) {
                throw SpoolTrouble.damaged(file, "is damaged at line " + read, failure);
            }
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot close " + file, failure);
            }
        }
    }
}
