package org.areogan.program.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import picocli.CommandLine.Option;

/** What decides a training. */
public final class ConfigurationOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Where to begin: small (for CPUs, the usual one), large (wider), best (large, beside close views of"
                            + " rocks), pix2pix (the adversarial game), pix2pix-original (as it was published), residual-attention,"
                            + " se-dropout, two-stage (published systems), crater (craters from orbit), tiny (for tests), inpaint"
                            + " (paints rocks into frames), paint (the reverse game, mask to frame); or a YAML file with every key,"
                            + " such as the best.yaml of a search.")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Some keys as YAML, over the preset; may name it with 'preset: NAME'.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One key, over the file, e.g. training.epochs=10 or generator.filters=[16,32]; repeatable.")
    private List<String> settings = new ArrayList<>();

    public ResolvedConfiguration resolve() {
        return resolve(Presets.USUAL);
    }

    /** @param usual name of the preset where none is named */
    public ResolvedConfiguration resolve(String usual) {
        return Presets.reader().resolve(preset, usual, file, settings);
    }

    public boolean given() {
        return preset.isPresent() || file.isPresent() || !settings.isEmpty();
    }
}
