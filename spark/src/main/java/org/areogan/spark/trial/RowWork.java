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
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;

/**
 * What a row of a comparison is trained on.
 *
 * @param folder of the comparison, which the driver has begun
 */
record RowWork(CommandWords words, String folder, ProofRow row) implements TrainingWork<Boolean> {
    @Override
    public Counted counted() {
        return Counted.ROW_DATA;
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
            boolean made = options.open(Path.of(folder), request, networks, engine, log)
                    .make(row, new ProofProgress(log, false, options.seeds()), stop);
            return made ? Optional.of(true) : Optional.empty();
        }
    }
}
