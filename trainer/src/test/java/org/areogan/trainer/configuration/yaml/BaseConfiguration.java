package org.areogan.trainer.configuration.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A reader of two presets, "base" and "quick", which differ in the number of epochs alone. */
abstract class BaseConfiguration {
    @TempDir
    Path folder;

    String base = "";
    ConfigurationReader reader = new ConfigurationReader(Map.of());

    @BeforeEach
    void readBase() throws IOException {
        try (var text = BaseConfiguration.class.getResourceAsStream("base.yaml")) {
            base = new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
        reader = new ConfigurationReader(Map.of("base", base, "quick", base.replace("epochs: 30", "epochs: 2")));
    }

    Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), yaml);
    }
}
