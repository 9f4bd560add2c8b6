package org.areogan.program.options;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is cross-validated, on what, and by which engine. */
public final class CrossValidationOptions {
    @Parameters(paramLabel = "DATA", description = "Frames with masks, as for 'areogan train'.")
    private Path data = Path.of("");

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts of the data, each held out once. Usually 5, in a search 3.")
    private Optional<Integer> folds = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trainings of each fold, with seed, seed + 1 and so on. Usually ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private AdditionOptions additions = new AdditionOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    public ResolvedConfiguration configuration() {
        return configuration.resolve();
    }

    /** Where the frames lie. */
    public Path path() {
        return data;
    }

    /** The frames, with all that is learnt from besides. */
    public DataSource source() {
        return additions.addedTo(dataOptions.source(data));
    }

    /** @param usual unless others are asked for */
    public int folds(int usual) {
        return folds.orElse(usual);
    }

    public int seeds() {
        return seeds;
    }

    /** Threads that compute. */
    public int threads() {
        return engine.threads();
    }

    /** @throws org.areogan.files.EngineException if the engine, or none of them, starts here */
    public Engine startEngine() {
        return engine.start();
    }
}
