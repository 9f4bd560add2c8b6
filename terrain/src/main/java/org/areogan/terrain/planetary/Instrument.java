package org.areogan.terrain.planetary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What took an image, as the PDS3 or VICAR label at its beginning says.
 *
 * @param host spacecraft or mission, e.g. {@code MSL}
 * @param name camera, e.g. {@code NAV_LEFT_B}; empty where the label names none
 */
public record Instrument(String host, String name) {
    private static final int LABEL_BYTES = 1 << 16;
    private static final List<String> HOSTS = List.of("INSTRUMENT_HOST_ID", "INSTRUMENT_HOST_NAME", "MISSION");
    private static final List<String> NAMES = List.of("INSTRUMENT_ID", "SENSOR");
    private static final List<String> NONE = List.of("", "?", "N/A", "UNK", "NULL");

    /** Empty where the file cannot be read, has another label, or its label names no host. */
    public static Optional<Instrument> of(Path file) {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LABEL_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        if (VicarLabel.starts(text)) {
            return of(VicarLabel.parse(text)::get);
        }
        return Pds3Label.starts(text) ? of(Pds3Label.parse(text)::first) : Optional.empty();
    }

    private static Optional<Instrument> of(Function<String, Optional<String>> label) {
        return first(HOSTS, label)
                .map(host -> new Instrument(host, first(NAMES, label).orElse("")));
    }

    private static Optional<String> first(List<String> keywords, Function<String, Optional<String>> label) {
        return keywords.stream()
                .flatMap(keyword -> label.apply(keyword).stream())
                .filter(value -> !NONE.contains(value))
                .findFirst();
    }
}
