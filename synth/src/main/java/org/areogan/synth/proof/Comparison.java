package org.areogan.synth.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.FileFormat;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.quality.SetQualities;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.TrainingListener;

/**
 * Trains a model's configuration with and without synthetic pairs and scores all of it on the same real frames.
 *
 * <pre>{@code
 * try (SynthesisNetworks networks = SynthesisNetworks.open(model, Optional.empty(), engine)) {
 *     Comparison comparison = Comparison.open(
 *             folder, ProofRequest.of(SynthesisRequest.of("big-rock", 500)), networks, RealPairs.of(frames), test, engine);
 *     comparison.run(new Comparison.Observer() {}, () -> false);
 *     System.out.println(comparison.markdown());
 * }
 * }</pre>
 */
public final class Comparison {
    private final Proof proof;
    private final ProofRequest request;
    private final SynthesisNetworks networks;
    private final RealPairs real;
    private final DataSet test;
    private final Engine engine;

    private Comparison(
            Proof proof,
            ProofRequest request,
            SynthesisNetworks networks,
            RealPairs real,
            DataSet test,
            Engine engine) {
        this.proof = proof;
        this.request = request;
        this.networks = networks;
        this.real = real;
        this.test = test;
        this.engine = engine;
    }

    /** Is told what a comparison does. */
    public interface Observer extends Proof.Announcement {
        @Override
        default void beginning(ProofRow row, int seed) {
            // Whoever wants to know says so.
        }

        /** Synthetic pairs for a row have been made. */
        default void made(Synthesis.End end) {
            // Whoever wants to know says so.
        }

        /** Listeners of the next training; it closes them. */
        default List<TrainingListener> listeners() {
            return List.of();
        }
    }

    /**
     * Begins a comparison in a folder, or takes it up again.
     *
     * @param networks of the model whose configuration all rows have; stay the caller's
     * @param real what the model was trained on
     * @param test real frames that no training sees
     * @throws UserException if the frames do not fit each other, or the folder holds another comparison
     */
    public static Comparison open(
            Path folder,
            ProofRequest request,
            SynthesisNetworks networks,
            RealPairs real,
            DataSet test,
            Engine engine) {
        requireReal(test, real.data());
        String trained = networks.model().configuration();
        RunConfiguration base = ConfigurationReader.parse(trained, networks.path() + ", its configuration");
        Proof proof = new Proof(
                folder,
                request.rows(),
                request.seeds(),
                real.data().classes().named(request.pairs().rareClass()),
                more -> resolve(base, request.settings(), more));
        proof.configuration();
        ProofIdentity.require(
                folder, trained, request.describe(real.survey().fingerprint(), DataSets.fingerprint(test)));
        return new Comparison(proof, request, networks, real, test, engine);
    }

    private static void requireReal(DataSet test, DataSet real) {
        if (!test.synthetic().isEmpty()) {
            throw new UserException(test.source() + " holds synthetic frames, such as "
                    + test.id(test.synthetic().get(0)) + "; a proof needs real ones");
        }
        if (!test.classes().equals(real.classes())) {
            throw new UserException(test.source() + " has other classes than " + real.source()
                    + "; give test frames of the same classes");
        }
    }

    /** The model's configuration with the same division into training and validation for every seed. */
    private static SavedConfiguration resolve(RunConfiguration base, List<String> settings, List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.add("split.seed=" + base.splitSeed());
        all.addAll(more);
        return ConfigurationReader.over("the model's", base, all).saved();
    }

    /**
     * Makes the pairs and trains, row by row, what has not been trained yet; every training has as many steps, or sees
     * each real pair as often.
     *
     * @param stop asked between steps
     * @return whether all of it is done
     * @throws UserException if another process writes into the folder
     */
    public boolean run(Observer observer, BooleanSupplier stop) {
        try (FolderLock lock = lock()) {
            Synthesizer synthesizer = synthesizer();
            boolean whole = proof.run(
                    archives(synthesizer, observer, stop),
                    test,
                    steps(synthesizer),
                    engine,
                    observer::listeners,
                    observer,
                    stop);
            report();
            return whole;
        }
    }

    /**
     * Keeps the folder for whoever has its rows made and trained side by side.
     *
     * @throws UserException if another process writes into the folder
     */
    public FolderLock lock() {
        return FolderLock.take(
                proof.folder(), "wait for its end and give the same command again, or name another folder with -o");
    }

    /** The trainings that have no score yet, all rows for the first seed first; none depends on another. */
    public List<PlannedProof> unscored() {
        return proof.unscored();
    }

    /** How many trainings there are, done or not. */
    public int trainings() {
        return request.rows().size() * request.seeds();
    }

    /** The rows with trainings that have no score yet, for which what they are trained on is not there. */
    public List<ProofRow> unmade() {
        return unscored().stream()
                .map(PlannedProof::row)
                .distinct()
                .filter(row -> !RowArchives.isMade(row, proof.data(row)))
                .toList();
    }

    /**
     * Makes what a row is trained on, or goes on with it, unless it is there. Other rows may be made in other processes meanwhile;
     * but {@link ProofRow#RANDOM} makes {@link ProofRow#MIX} too, where that is not there.
     *
     * @return whether it is there; not where somebody asked for the end
     */
    public boolean make(ProofRow row, Observer observer, BooleanSupplier stop) {
        return archives(synthesizer(), observer, stop)
                .archive(row, proof.data(row))
                .isPresent();
    }

    /**
     * Does one training, or goes on with it, and scores it, unless it is scored; what its row is trained on is made first, unless
     * it is there. Other trainings may be done in other processes meanwhile; this one must be done by nobody else.
     *
     * @return whether it is scored; not where somebody asked for the end
     */
    public boolean train(PlannedProof training, Observer observer, BooleanSupplier stop) {
        Synthesizer synthesizer = synthesizer();
        return proof.train(
                training,
                archives(synthesizer, observer, stop),
                test,
                steps(synthesizer),
                engine,
                observer::listeners,
                observer,
                stop);
    }

    private Synthesizer synthesizer() {
        return new Synthesizer(networks, real, FileFormat.programVersion());
    }

    private RowArchives archives(Synthesizer synthesizer, Observer observer, BooleanSupplier stop) {
        return new RowArchives(
                synthesizer, request.pairs(), real, new SetQualities(networks.path(), engine), observer, stop);
    }

    /** Of an epoch. */
    private int steps(Synthesizer synthesizer) {
        int batch = proof.configuration().training().batch();
        return request.equal() == ProofRequest.Equal.EXPOSURE
                ? 0
                : Math.max(1, synthesizer.side().pairs().size() / batch);
    }

    /** Writes table and page of all scores that are there. */
    public void report() {
        proof.report(test.classes());
    }

    /** The table of all scores that are there. */
    public String markdown() {
        return proof.markdown(test.classes());
    }
}
