package org.areogan.spark.trial;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A cross-validation as tasks are told of it.
 *
 * @param words that name data and engine
 * @param configuration of all trainings, as YAML
 * @param rare the class that has figures of its own, if one was named
 */
record PassedValidation(
        CommandWords words,
        String configuration,
        int folds,
        int seeds,
        @Nullable String rare) implements Serializable {
    static PassedValidation of(ValidationRequest request, CommandWords words) {
        return new PassedValidation(
                words,
                yaml(request.configuration()),
                request.folds(),
                request.seeds(),
                request.rareClass().orElse(null));
    }

    private static String yaml(RunConfiguration configuration) {
        return ConfigurationReader.over("the command", configuration, List.of()).yaml();
    }

    Engine start() {
        return words.validation().startEngine();
    }

    ValidationRequest request() {
        return new ValidationRequest(
                ConfigurationReader.parse(configuration, "the command's configuration"),
                words.validation().source(),
                folds,
                seeds,
                Optional.ofNullable(rare));
    }
}
