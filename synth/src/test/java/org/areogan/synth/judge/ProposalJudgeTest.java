package org.areogan.synth.judge;

import static org.areogan.synth.judge.JudgedScenes.ALL;
import static org.areogan.synth.judge.JudgedScenes.ASKING;
import static org.areogan.synth.judge.JudgedScenes.REAL;
import static org.areogan.synth.judge.JudgedScenes.ROCK;
import static org.areogan.synth.judge.JudgedScenes.SEGMENTER;
import static org.areogan.synth.judge.JudgedScenes.heldOut;
import static org.areogan.synth.judge.JudgedScenes.judge;
import static org.areogan.synth.judge.JudgedScenes.mean;
import static org.areogan.synth.judge.JudgedScenes.proposal;
import static org.areogan.synth.judge.JudgedScenes.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.synth.Scenes;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;
import org.junit.jupiter.api.Test;

/** What a proposal is dropped for when it is compared with real pairs. */
class ProposalJudgeTest {
    @Test
    void mostRealPairsThatItHasNotSeenAreKept() {
        ProposalJudge judge = judge(ASKING);
        List<Proposal> held = IntStream.range(32, 60)
                .filter(index -> ClassPixels.count(ALL.mask(index).ids(), ROCK) >= 0.003 * 48 * 96)
                .mapToObj(index -> proposal(ALL.sample(index)))
                .toList();
        assertThat(held).hasSizeGreaterThan(12);
        List<Verdict> verdicts = judge.judge(held, Collections.nCopies(held.size(), 1L));
        assertThat(verdicts).hasSameSizeAs(held);
        assertThat(verdicts.stream().filter(Verdict::kept).count()).isGreaterThanOrEqualTo(3L * held.size() / 4);
    }

    @Test
    void rocksThatTheSegmenterDoesNotSeeAreDropped() {
        Sample real = ALL.sample(heldOut());
        Sample claimed =
                new Sample(real.frame(), new Mask(48, 96, real.mask().ids().clone()));
        for (int pixel = 0; pixel < 20 * 96; pixel++) {
            claimed.mask().ids()[pixel] = (byte)
                    (claimed.mask().ids()[pixel] == 0 ? ROCK : claimed.mask().ids()[pixel]);
        }
        for (int pixel = 0; pixel < 600; pixel++) {
            claimed.mask().ids()[48 * 96 - 1 - pixel] = (byte) ROCK;
        }
        assertThat(verdict(judge(ASKING), claimed).reasons()).contains("rare_agreement");
        assertThat(verdict(judge(ASKING), real).reasons()).doesNotContain("rare_agreement");
    }

    @Test
    void aMaskOfOtherGroundThanTheSegmenterSeesIsDropped() {
        Sample real = ALL.sample(heldOut());
        byte[] ids = real.mask().ids().clone();
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (ids[pixel] == 0 || ids[pixel] == ROCK ? ids[pixel] : 1 + ids[pixel] % 3);
        }
        Sample other = new Sample(real.frame(), new Mask(48, 96, ids));
        assertThat(verdict(judge(ASKING), other).reasons()).contains("agreement");
        assertThat(verdict(judge(ASKING), real).reasons()).doesNotContain("agreement");
    }

    @Test
    void copiesAndNearCopiesOfTrainingFramesAreDropped() {
        ProposalJudge judge = judge(ASKING);
        assertThat(verdict(judge, REAL.sample(5)).reasons()).containsExactly("distance");
        Sample real = REAL.sample(5);
        float[] brighter = real.frame().grey().clone();
        for (int pixel = 0; pixel < brighter.length; pixel++) {
            brighter[pixel] = Math.min(1, brighter[pixel] + 0.0015f);
        }
        Sample near = new Sample(new Frame(48, 96, brighter), real.mask());
        Verdict verdict = verdict(judge, near);
        assertThat(verdict.reasons()).contains("distance");
        assertThat(verdict.scores().get("distance")).isBetween(0.001, 0.00151);
    }

    @Test
    void whatIsLikeAKeptPairIsDropped() {
        ProposalJudge judge = judge(ASKING);
        Sample sample = ALL.sample(heldOut());
        assertThat(judge.isNew(sample)).isTrue();
        assertThat(verdict(judge, sample).reasons()).doesNotContain("novelty");
        judge.remember(sample);
        assertThat(judge.isNew(sample)).isFalse();
        assertThat(verdict(judge, sample).reasons()).contains("novelty");
        assertThat(judge.isNew(ALL.sample(heldOut() + 4))).isTrue();
    }

    @Test
    void illegalAndInvisibleOnesAreDropped() {
        Sample sample = ALL.sample(heldOut());
        byte[] ids = sample.mask().ids().clone();
        ids[7] = 9;
        assertThat(verdict(judge(JudgeOptions.NONE), new Sample(sample.frame(), new Mask(48, 96, ids)))
                        .reasons())
                .containsExactly("illegal");
        byte[] few = new byte[ids.length];
        Arrays.fill(few, (byte) 1);
        // 13 of 4608 pixels are less than 0.003.
        Arrays.fill(few, 0, 13, (byte) ROCK);
        Verdict verdict = verdict(judge(ASKING), new Sample(sample.frame(), new Mask(48, 96, few)));
        assertThat(verdict.reasons()).contains("visible");
        assertThat(verdict.scores()).containsEntry("visible", 13 / 4608.0);
        Arrays.fill(few, 0, 14, (byte) ROCK);
        assertThat(verdict(judge(ASKING), new Sample(sample.frame(), new Mask(48, 96, few)))
                        .reasons())
                .doesNotContain("visible");
    }

    @Test
    void whatTheDiscriminatorFindsWorseThanNearlyAllRealOnesIsDropped() {
        Sample sample = ALL.sample(heldOut());
        float[] dark = sample.frame().grey().clone();
        for (int pixel = 0; pixel < dark.length; pixel++) {
            dark[pixel] *= 0.2f;
        }
        Sample worse = new Sample(new Frame(48, 96, dark), sample.mask());
        Verdict verdict = verdict(judge(ASKING), worse);
        assertThat(verdict.reasons()).contains("realism");
        assertThat(verdict.scores()).containsEntry("realism", 0.0);
        ProposalJudge withoutDiscriminator = new ProposalJudge(REAL, Scenes.ROCK, SEGMENTER, Optional.empty(), ASKING);
        assertThat(verdict(withoutDiscriminator, worse).scores()).doesNotContainKey("realism");
        assertThat(verdict(withoutDiscriminator, worse).reasons()).doesNotContain("realism");
    }

    @Test
    void scoresArePercentilesOfTheRealPairs() {
        // The mean grey of all real frames, counted by hand, against that of one.
        Sample sample = ALL.sample(heldOut());
        double own = mean(sample.frame());
        long darker = IntStream.range(0, REAL.size())
                .filter(index -> mean(REAL.frame(index)) < own)
                .count();
        assertThat(verdict(judge(ASKING), sample).scores()).containsEntry("realism", 100.0 * darker / REAL.size());
    }

    @Test
    void proposalsAreJudgedAlikeTogetherAndAlone() {
        List<Proposal> many = new ArrayList<>();
        for (int index = 30; index < 60; index++) {
            many.add(proposal(ALL.sample(index)));
        }
        ProposalJudge judge = judge(ASKING);
        List<Verdict> together = judge.judge(many, Collections.nCopies(many.size(), 1L));
        for (int i = 0; i < many.size(); i++) {
            assertThat(judge.judge(List.of(many.get(i)), List.of(1L))).containsExactly(together.get(i));
        }
    }

    @Test
    void aLabelIsNotAskedWhatTheSegmenterThinksOfIt() {
        Sample real = ALL.sample(heldOut());
        byte[] ids = real.mask().ids().clone();
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (ids[pixel] == ROCK ? ROCK : 1 + (ids[pixel] + 1) % 3);
        }
        Sample other = new Sample(real.frame(), new Mask(48, 96, ids));
        Proposal label = new Proposal(ProposalKind.LABEL, other, new boolean[ids.length], List.of("0"), List.of("0"));
        ProposalJudge judge = judge(ASKING.with("realism=100"));

        assertThat(verdict(judge, other).reasons()).contains("agreement", "realism");
        assertThat(judge.judge(List.of(label), List.of(1L)).get(0).reasons())
                .doesNotContain("agreement", "realism", "rare_agreement");
    }
}
