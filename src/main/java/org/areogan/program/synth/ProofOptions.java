package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.program.options.EngineOptions;
import org.areogan.synth.RealPairs;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.trainer.configuration.MaskClasses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is compared, by {@code prove} wherever it runs. */
public final class ProofOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "What 'areogan train' has made; it judges, and its configuration is that of all rows.")
    private Path model = Path.of("");

    @Option(
            names = "--test",
            required = true,
            paramLabel = "TEST",
            description = "Frames with masks that no training has seen.")
    private Path test = Path.of("");

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Trainings of each row. Usually ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pairs that each row but the first adds. Usually ${DEFAULT-VALUE}.")
    private int count = 1000;

    @Option(
            names = "--rows",
            paramLabel = "NAMES",
            description =
                    "Which of real, long, oversampled, paste, paint, label, unjudged, random and mix. Usually all that"
                            + " can be made: paint needs --painter and label needs --unlabelled.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = "--equal",
            paramLabel = "WHAT",
            defaultValue = "steps",
            description =
                    "What all trainings have as much of: steps, or exposure, where rows with more pairs take more steps"
                            + " so that each real pair is seen as often. Usually ${DEFAULT-VALUE}.")
    private ProofRequest.Equal equal = ProofRequest.Equal.STEPS;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the training of all rows, as in 'areogan train'; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private SynthesisOptions synthesis = new SynthesisOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    /** Where the frames lie that the model was trained on. */
    public Path path() {
        return synthesis.path();
    }

    /** Trainings of each row. */
    public int seeds() {
        return seeds;
    }

    /** That compute. */
    public int threads() {
        return engineOptions.threads();
    }

    public Engine startEngine() {
        return engineOptions.start();
    }

    /**
     * What was asked for, before the data is looked at.
     *
     * @throws org.areogan.files.UserException naming the option and the cure
     */
    public ProofRequest request() {
        SynthesisRequest pairs = synthesis.request(count);
        return new ProofRequest(
                rows.map(ProofRow::parse).orElseGet(() -> ProofRequest.possible(pairs)), seeds, pairs, settings, equal);
    }

    /** The networks that a comparison works with; they stay the caller's. */
    public SynthesisNetworks networks(ProofRequest asked, Engine engine) {
        return SynthesisNetworks.open(
                model, asked.pairs().painter(), asked.pairs().witnesses(), engine);
    }

    /**
     * Begins the comparison in a folder, or takes it up again.
     *
     * @param err where warnings are shown
     * @throws org.areogan.files.UserException if the frames do not fit each other, or the folder holds another comparison
     */
    public Comparison open(
            Path folder, ProofRequest asked, SynthesisNetworks networks, Engine engine, PrintWriter err) {
        ClassSet classes = MaskClasses.ofFilesFor(networks.segmenter().classes());
        RealPairs real = synthesis.real(classes, err);
        DataSet tested = DataSets.openLabelled(test, new DataSets.Options(classes, Optional.empty()));
        ProofRequest request =
                new ProofRequest(asked.rows(), seeds, synthesis.fitted(asked.pairs(), real, err), settings, equal);
        return Comparison.open(folder, request, networks, real, tested, engine);
    }
}
