package org.areogan.spark.synth;

import java.nio.file.Path;
import org.areogan.program.synth.ExportOptions;
import org.areogan.program.synth.SynthesisOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All that decides which pairs are made, and as what they are written. */
final class PairOptions {
    @Option(names = "--model", required = true, paramLabel = "FILE", description = "What 'areogan train' has made.")
    private Path model = Path.of("");

    @Option(names = "--count", required = true, paramLabel = "N", description = "Pairs to make.")
    private int count;

    @Option(
            names = "--series",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Pairs that a task makes, by themselves and into a folder of their own, part-000000 and on; it"
                            + " decides which pairs come out. Usually ${DEFAULT-VALUE}.")
    private int series = 1000;

    @Mixin
    private ExportOptions export = new ExportOptions();

    @Mixin
    private SynthesisOptions synthesis = new SynthesisOptions();

    Path model() {
        return model;
    }

    int count() {
        return count;
    }

    int series() {
        return series;
    }

    ExportOptions export() {
        return export;
    }

    SynthesisOptions synthesis() {
        return synthesis;
    }
}
