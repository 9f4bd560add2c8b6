package org.areogan.synth.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.synth.Scenes;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;

/** Sixty landscapes; the judge knows the first half, whose frames are seen with confidences from 0.5 up to 0.9. */
final class JudgedScenes {
    private JudgedScenes() {}

    static final int ROCK = Scenes.ROCK.id();
    static final MemoryDataSet ALL = Scenes.mars(60, 11);
    static final DataSet REAL = ALL.select(IntStream.range(0, 32).boxed().toList());
    static final Scenes.Told SEGMENTER = told();

    /** With what networks say. */
    static final JudgeOptions ASKING = JudgeOptions.USUAL.with("rare-agreement=5,agreement=2,realism=2");

    /** The brighter a frame, the more real. */
    static final PairDiscriminator DISCRIMINATOR = (pairs, predictions) ->
            pairs.stream().mapToDouble(pair -> mean(pair.frame())).toArray();

    private static Scenes.Told told() {
        Scenes.Told segmenter = new Scenes.Told();
        for (int index = 0; index < ALL.size(); index++) {
            segmenter.tell(ALL.frame(index), misread(ALL.mask(index), index), 0.5f + 0.4f * (index % 32) / 31);
        }
        return segmenter;
    }

    /** Every so many pixels of ground are taken for sand. */
    private static Mask misread(Mask mask, int index) {
        byte[] ids = mask.ids().clone();
        for (int pixel = index; pixel < ids.length; pixel += 5 + index % 7) {
            ids[pixel] = ids[pixel] == 0 || ids[pixel] == ROCK ? ids[pixel] : 3;
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    static double mean(Frame frame) {
        double sum = 0;
        for (float each : frame.grey()) {
            sum += each;
        }
        return sum / frame.grey().length;
    }

    static ProposalJudge judge(JudgeOptions options) {
        return new ProposalJudge(REAL, Scenes.ROCK, SEGMENTER, Optional.of(DISCRIMINATOR), options);
    }

    static Proposal proposal(Sample sample) {
        return new Proposal(
                ProposalKind.PASTE, sample, new boolean[sample.frame().grey().length], List.of("0"), List.of("0"));
    }

    static Verdict verdict(ProposalJudge judge, Sample sample) {
        return judge.judge(List.of(proposal(sample)), List.of(1L)).get(0);
    }

    /** A held-out landscape with at least a hundred pixels of rock, of middling confidence. */
    static int heldOut() {
        return IntStream.range(40, 60)
                .filter(index -> ClassPixels.count(ALL.mask(index).ids(), ROCK) > 100)
                .findFirst()
                .orElseThrow();
    }
}
