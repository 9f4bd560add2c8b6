package org.areogan.synth.quality;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;

/** Writes down how good a set of synthetic pairs is: for programs as JSON, for people as Markdown. */
public final class QualityReport {
    /** The file that {@link #write} makes. */
    public static final String NAME = "quality.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private QualityReport() {}

    /**
     * Writes {@link #NAME}, whole or not at all, keys in snake_case; what is missing is null.
     *
     * @throws org.areogan.files.UserException naming the file if it cannot be written
     */
    public static void write(SetQuality quality, Path folder) {
        AtomicFile.write(folder.resolve(NAME), out -> {
            out.write(MAPPER.writeValueAsBytes(quality));
            out.write('\n');
        });
    }

    /** A section with a heading of the second level, tables, and a line on each number. Lines end in a line feed. */
    public static String markdown(SetQuality quality) {
        return QualityMarkdown.of(quality);
    }
}
