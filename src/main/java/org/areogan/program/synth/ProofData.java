package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.program.inspect.SetQualities;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisJob;
import org.areogan.synth.TrainingSide;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.export.Oversampled;
import org.areogan.synth.export.PairArchive;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proof.Proof;
import org.areogan.synth.proof.ProofRow;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.quality.QualityReport;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;

/** Makes what each row of the comparison is trained on: all real pairs, and behind them what the row adds. */
final class ProofData implements Proof.RowData {
    private final SynthesisOptions synthesis;
    private final SynthesisModels models;
    private final SynthesisFacts facts;
    private final DataSet real;
    private final TrainingSide side;
    private final int count;
    private final Engine engine;
    private final BooleanSupplier stop;
    private final PrintWriter err;

    /**
     * @param data as the user named it
     * @param real pairs of it
     * @param count pairs that a row adds
     */
    ProofData(
            SynthesisOptions synthesis,
            SynthesisModels models,
            Path data,
            DataSet real,
            int count,
            Engine engine,
            BooleanSupplier stop,
            PrintWriter err) {
        this.synthesis = synthesis;
        this.models = models;
        this.facts = new SynthesisFacts(synthesis, models, data, real);
        this.real = real;
        this.side = TrainingSide.of(real, models.model().file());
        this.count = count;
        this.engine = engine;
        this.stop = stop;
        this.err = err;
    }

    /** Real frames that every row trains on. */
    int trainingFrames() {
        return side.pairs().size();
    }

    @Override
    public Optional<Path> archive(ProofRow row, Path folder) {
        Path archive = folder.resolve("synthetic.npz");
        return switch (row) {
            case REAL -> Optional.of(copied(archive, real));
            case OVERSAMPLED -> Optional.of(copied(archive, Oversampled.of(real, side.indices(), rare().id(), count)));
            case PASTE -> synthesised(archive, ProposalMix.only(ProposalKind.PASTE), JudgeOptions.NONE);
            case PAINT -> synthesised(archive, ProposalMix.only(ProposalKind.PAINT), JudgeOptions.NONE);
            case LABEL -> synthesised(archive, ProposalMix.only(ProposalKind.LABEL), JudgeOptions.NONE);
            case MIX -> synthesised(archive, synthesis.mix(), synthesis.judge());
        };
    }

    private static Path copied(Path archive, DataSet data) {
        if (!Files.exists(archive)) {
            PairArchive.write(archive, data);
        }
        return archive;
    }

    private Optional<Path> synthesised(Path archive, ProposalMix mix, JudgeOptions judge) {
        Path folder = archive.resolveSibling("");
        if (!Files.exists(archive) && !make(folder, mix, judge)) {
            return Optional.empty();
        }
        if (!Files.exists(folder.resolve(QualityReport.NAME))) {
            new SetQualities(models.model().path(), engine).measure(side.pairs(), archive, folder, rare().name());
        }
        return Optional.of(archive);
    }

    /** @return whether it was not interrupted */
    private boolean make(Path folder, ProposalMix mix, JudgeOptions judge) {
        SynthesisJob job = new SynthesisJob(
                synthesis.workshop(side.pairs(), models),
                new Synthesis.Options(count, rare(), synthesis.share(), synthesis.seed(), mix),
                judge,
                new ExportRequest(Set.of(ExportFormat.NPZ), Optional.of(real), facts.card(mix, judge)),
                facts.identity(count, mix, judge));
        Synthesis.End end = job.run(folder, (kept, attempts) -> {}, stop);
        err.printf(
                "%d pairs kept of %d proposals, the class with a share of %.4f%n",
                end.kept(), end.attempts(), end.share());
        if (end.kept() == 0 && end.reason() != Synthesis.Reason.INTERRUPTED) {
            throw new UserException("none of " + end.attempts() + " proposals for " + folder
                    + " was kept; they were dropped for " + end.dropped()
                    + ": lower thresholds with --judge, or leave the row out with --rows");
        }
        return end.reason() != Synthesis.Reason.INTERRUPTED;
    }

    private TerrainClass rare() {
        return synthesis.rare(real.classes());
    }
}
