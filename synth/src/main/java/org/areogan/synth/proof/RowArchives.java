package org.areogan.synth.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.areogan.files.UserException;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.PairArchive;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.quality.QualityReport;
import org.areogan.synth.quality.SetQualities;
import org.areogan.terrain.DataSet;

/** Makes what each row of the comparison is trained on: all real pairs, and behind them what the row adds. */
final class RowArchives implements Proof.RowData {
    private static final String ARCHIVE = "synthetic.npz";

    private final Synthesizer synthesizer;
    private final SynthesisRequest request;
    private final RealPairs real;
    private final SetQualities qualities;
    private final BooleanSupplier stop;
    private final Comparison.Observer observer;

    /** @param request of the pairs that a row adds */
    RowArchives(
            Synthesizer synthesizer,
            SynthesisRequest request,
            RealPairs real,
            SetQualities qualities,
            Comparison.Observer observer,
            BooleanSupplier stop) {
        this.synthesizer = synthesizer;
        this.request = request;
        this.real = real;
        this.qualities = qualities;
        this.stop = stop;
        this.observer = observer;
    }

    /** Whether what a row is trained on is there, and all that is known of it. */
    static boolean isMade(ProofRow row, Path folder) {
        boolean measured = switch (row) {
            case REAL, LONG, OVERSAMPLED -> true;
            case PASTE, PAINT, LABEL, UNJUDGED, RANDOM, MIX -> Files.exists(folder.resolve(QualityReport.NAME));
        };
        return measured && Files.exists(folder.resolve(ARCHIVE));
    }

    @Override
    public Optional<Path> archive(ProofRow row, Path folder) {
        Path archive = folder.resolve(ARCHIVE);
        return switch (row) {
            case REAL, LONG -> Optional.of(copied(archive, real.data()));
            case OVERSAMPLED -> Optional.of(copied(archive, oversampled()));
            case PASTE -> synthesised(archive, unjudged(ProposalKind.PASTE));
            case PAINT -> synthesised(archive, unjudged(ProposalKind.PAINT));
            case LABEL -> synthesised(archive, unjudged(ProposalKind.LABEL));
            case UNJUDGED -> synthesised(archive, request.withJudge(JudgeOptions.NONE));
            case RANDOM -> byChance(archive);
            case MIX -> synthesised(archive, request);
        };
    }

    private static Path copied(Path archive, DataSet data) {
        if (!Files.exists(archive)) {
            PairArchive.write(archive, data);
        }
        return archive;
    }

    private DataSet oversampled() {
        int rare = real.data().classes().named(request.rareClass()).id();
        return Oversampled.of(real.data(), synthesizer.side().indices(), rare, request.count());
    }

    private SynthesisRequest unjudged(ProposalKind kind) {
        return request.withMix(ProposalMix.only(kind)).withJudge(JudgeOptions.NONE);
    }

    /** As many are dropped as the judge drops, which is known once it has judged. */
    private Optional<Path> byChance(Path archive) {
        Path judged = archive.resolveSibling("").resolveSibling(ProofRow.MIX.word());
        return archive(ProofRow.MIX, judged)
                .flatMap(unused -> synthesised(
                        archive,
                        request.withJudge(
                                request.judge().byChance(DropRate.of(judged).share()))));
    }

    private Optional<Path> synthesised(Path archive, SynthesisRequest wanted) {
        Path folder = archive.resolveSibling("");
        if (!Files.exists(archive) && !make(folder, wanted)) {
            return Optional.empty();
        }
        if (!Files.exists(folder.resolve(QualityReport.NAME))) {
            qualities.measure(synthesizer.side().pairs(), archive, folder, request.rareClass());
        }
        return Optional.of(archive);
    }

    /** @return whether it was not interrupted */
    private boolean make(Path folder, SynthesisRequest wanted) {
        Synthesis.End end =
                synthesizer.make(wanted, Set.of(ExportFormat.NPZ), true, folder, (kept, attempts) -> {}, stop);
        observer.made(end);
        if (end.kept() == 0 && end.reason() != Synthesis.Reason.INTERRUPTED) {
            throw new UserException("none of " + end.attempts() + " proposals for " + folder
                    + " was kept; dropped: " + end.droppedInWords()
                    + "; lower thresholds with --judge, or leave the row out with --rows");
        }
        return end.reason() != Synthesis.Reason.INTERRUPTED;
    }
}
