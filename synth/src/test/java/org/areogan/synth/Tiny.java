package org.areogan.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.trainer.ConfigurationReader;

/** Configurations of trainings of seconds. */
public final class Tiny {
    private static final Path PRESET =
            Path.of("..", "src", "main", "resources", "org", "areogan", "program", "presets", "tiny.yaml");

    private Tiny() {}

    /** The preset {@code tiny} without an adversary, for one epoch, with these settings laid over. */
    public static String yaml(List<String> settings) {
        List<String> all = new ArrayList<>(
                List.of("objective.lambda_adv=0", "training.epochs=1", "training.batch=4", "split.validation=0.25"));
        all.addAll(settings);
        try {
            return new ConfigurationReader(Map.of("tiny", Files.readString(PRESET)))
                    .resolve(Optional.empty(), "tiny", Optional.empty(), all)
                    .yaml();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
