package org.areogan.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.generator.Inpainter;
import org.areogan.generator.Painter;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.judge.PairDiscriminator;
import org.areogan.synth.judge.ProposalJudge;
import org.areogan.synth.paint.InpaintProposer;
import org.areogan.synth.paint.PaintOptions;
import org.areogan.synth.paint.PaintProposer;
import org.areogan.synth.proposal.FrameSegmenter;
import org.areogan.synth.proposal.LabelProposer;
import org.areogan.synth.proposal.PasteProposer;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.proposal.Proposer;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.paste.InstanceLibrary;

/**
 * All that pairs are made from and judged with.
 *
 * @param real pairs that may be learnt from
 * @param rare the class that is to be more frequent
 * @param instances pieces of the class that may be pasted, cut when they are asked for
 * @param unlabelled frames that may be labelled
 * @param segmenter the trained one
 * @param witnesses others, which have to agree with it about labels
 * @param discriminator the trained one
 * @param painter the trained reverse generator
 * @param inpainter a generator that paints pieces into frames; goes before the painter
 */
public record Workshop(
        DataSet real,
        TerrainClass rare,
        Supplier<InstanceLibrary> instances,
        Optional<DataSet> unlabelled,
        FrameSegmenter segmenter,
        List<FrameSegmenter> witnesses,
        Optional<PairDiscriminator> discriminator,
        Optional<Painter> painter,
        Optional<Inpainter> inpainter) {
    public ProposalJudge judge(JudgeOptions options) {
        return new ProposalJudge(real, rare, segmenter, discriminator, options);
    }

    /**
     * One proposer for each kind of the mix.
     *
     * @throws UserException if the mix needs what is not there, or the data does not show the class
     */
    public List<Proposer> proposers(ProposalMix mix) {
        List<Proposer> proposers = new ArrayList<>();
        for (ProposalKind kind : mix.weights().keySet()) {
            proposers.add(proposer(kind));
        }
        return proposers;
    }

    /** Throws as {@link #proposers} does, without looking at the frames that may be labelled. */
    void check(ProposalMix mix) {
        for (ProposalKind kind : mix.weights().keySet()) {
            if (kind == ProposalKind.LABEL) {
                frames();
            } else {
                proposer(kind);
            }
        }
    }

    private DataSet frames() {
        return unlabelled.orElseThrow(
                () -> new UserException("label proposals need frames without masks; name them with --unlabelled,"
                        + " or leave label out of --mix"));
    }

    private Proposer proposer(ProposalKind kind) {
        return switch (kind) {
            case LABEL ->
                new LabelProposer(
                        frames(),
                        "unlabelled",
                        Stream.concat(Stream.of(segmenter), witnesses.stream()).toList(),
                        rare);
            case PASTE -> new PasteProposer(real, instances.get(), rare, PasteProposer.Options.USUAL);
            case PAINT ->
                inpainter
                        .<Proposer>map(each -> new InpaintProposer(each, real, instances.get(), rare))
                        .orElseGet(this::wholeFrames);
        };
    }

    private Proposer wholeFrames() {
        return new PaintProposer(
                painter.orElseThrow(() ->
                        new UserException("paint proposals need a painter, the model of a run with task: inpaint or"
                                + " paint; name it with --painter, or leave paint out of --mix")),
                real,
                rare,
                PaintOptions.USUAL);
    }
}
