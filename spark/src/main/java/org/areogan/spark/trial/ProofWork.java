package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.program.synth.ProofOptions;
import org.areogan.program.synth.ProofProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.proof.PlannedProof;
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;

/**
 * A training of a comparison, once what its row is trained on is made.
 *
 * @param folder of the comparison, which the driver has begun
 */
record ProofWork(CommandWords words, String folder, ProofRow row, int seed) implements TrainingWork<Boolean> {
    @Override
    public Counted counted() {
        return Counted.ROWS;
    }

    @Override
    public Engine start() {
        return words.proof().startEngine();
    }

    @Override
    public Optional<Boolean> done(Engine engine, PrintWriter log, BooleanSupplier stop) {
        ProofOptions options = words.proof();
        ProofRequest request = options.request();
        try (SynthesisNetworks networks = options.networks(request, engine)) {
            boolean scored = options.open(Path.of(folder), request, networks, engine, log)
                    .train(new PlannedProof(row, seed), new ProofProgress(log, false, options.seeds()), stop);
            return scored ? Optional.of(true) : Optional.empty();
        }
    }
}
