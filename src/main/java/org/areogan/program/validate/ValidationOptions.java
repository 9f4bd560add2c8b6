package org.areogan.program.validate;

import java.util.Optional;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is cross-validated, by {@code validate} wherever it runs. */
public final class ValidationOptions {
    private static final int USUAL_FOLDS = 5;

    @Mixin
    private CrossValidationOptions options = new CrossValidationOptions();

    @Option(
            names = "--rare",
            paramLabel = "CLASS",
            description = "The class that has figures of its own; usually the one with the fewest pixels.")
    private Optional<String> rare = Optional.empty();

    /** Data, configuration and engine. */
    public CrossValidationOptions common() {
        return options;
    }

    /** @throws org.areogan.files.UserException naming the option and the cure */
    public ValidationRequest request() {
        return new ValidationRequest(
                options.configuration().configuration(),
                options.source(),
                options.folds(USUAL_FOLDS),
                options.seeds(),
                rare);
    }
}
