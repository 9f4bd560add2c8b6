package org.areogan.trainer.configuration.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configurations that come with the program. */
public final class Presets {
    public static final String USUAL = "small";
    static final List<String> NAMES = List.of(
            "pix2pix",
            "pix2pix-original",
            USUAL,
            "large",
            "best",
            "residual-attention",
            "se-dropout",
            "two-stage",
            "tiny",
            "paint",
            "inpaint",
            "crater");

    private Presets() {}

    /** What there is, by name. */
    public static List<String> names() {
        return NAMES;
    }

    public static ConfigurationReader reader() {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name, text(name)));
        return new ConfigurationReader(texts);
    }

    private static String text(String name) {
        try (InputStream resource = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("the program lacks its preset " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
