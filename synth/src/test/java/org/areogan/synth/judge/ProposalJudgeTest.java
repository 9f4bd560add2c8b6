package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import org.junit.jupiter.api.Test;

/** Sixty landscapes; the judge knows the first half, whose frames are seen with confidences from 0.5 up to 0.9. */
class ProposalJudgeTest {
    private static final int ROCK = Scenes.ROCK.id();
    private static final MemoryDataSet ALL = Scenes.mars(60, 11);
    private static final DataSet REAL =
            ALL.select(IntStream.range(0, 32).boxed().toList());
    private static final Scenes.Told SEGMENTER = told();

    /** With what networks say. */
    private static final JudgeOptions ASKING = JudgeOptions.USUAL.with("rare-agreement=5,agreement=2,realism=2");

    /** The brighter a frame, the more real. */
    private static final PairDiscriminator DISCRIMINATOR = (pairs, predictions) ->
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

    private static double mean(Frame frame) {
        double sum = 0;
        for (float each : frame.grey()) {
            sum += each;
        }
        return sum / frame.grey().length;
    }

    private static ProposalJudge judge(JudgeOptions options) {
        return new ProposalJudge(REAL, Scenes.ROCK, SEGMENTER, Optional.of(DISCRIMINATOR), options);
    }

    private static Proposal proposal(Sample sample) {
        return new Proposal(
                ProposalKind.PASTE, sample, new boolean[sample.frame().grey().length], List.of("0"), List.of("0"));
    }

    private static Verdict verdict(ProposalJudge judge, Sample sample) {
        return judge.judge(List.of(proposal(sample)), List.of(1L)).get(0);
    }

    /** A held-out landscape with at least a hundred pixels of rock, of middling confidence. */
    private static int heldOut() {
        return IntStream.range(40, 60)
                .filter(index -> ClassPixels.count(ALL.mask(index).ids(), ROCK) > 100)
                .findFirst()
                .orElseThrow();
    }

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

    private static double droppedFor(String reason, JudgeOptions options, Sample sample) {
        ProposalJudge judge = judge(options);
        int tries = 400;
        long dropped = IntStream.range(0, tries)
                .filter(seed -> judge.judge(List.of(proposal(sample)), List.of((long) seed))
                        .get(0)
                        .reasons()
                        .contains(reason))
                .count();
        return dropped / (double) tries;
    }

    @Test
    void byChanceAsManyAreDroppedAsWereAskedFor() {
        assertThat(droppedFor("random", JudgeOptions.NONE.byChance(0.3), ALL.sample(heldOut())))
                .isCloseTo(0.3, within(0.08));
    }

    @Test
    void hardPairsAreKeptRatherThanEasyOnes() {
        Sample easy = ALL.sample(heldOut());
        Sample hard =
                new Sample(easy.frame(), new Mask(48, 96, easy.mask().ids().clone()));
        for (int pixel = 0; pixel < 20 * 96; pixel++) {
            hard.mask().ids()[48 * 96 - 1 - pixel] = (byte) ROCK;
        }
        JudgeOptions options = JudgeOptions.NONE.with("hardness=1");
        double rank = verdict(judge(options), easy).scores().get("rare_agreement") / 100;

        assertThat(droppedFor("easy", options, easy)).isCloseTo(rank, within(0.08));
        assertThat(droppedFor("easy", options, hard)).isLessThan(droppedFor("easy", options, easy));
        assertThat(droppedFor("easy", JudgeOptions.NONE, easy)).isZero();
    }

    @Test
    void pixelsThatSurpriseFarTooMuchLoseTheirLabelAndTheRestIsJudged() {
        Sample real = ALL.sample(heldOut());
        byte[] ids = real.mask().ids().clone();
        for (int pixel = 0; pixel < 96; pixel++) {
            ids[48 * 96 - 1 - pixel] = (byte) ROCK;
        }
        Sample wrong = new Sample(real.frame(), new Mask(48, 96, ids));

        Verdict verdict = verdict(judge(JudgeOptions.NONE.with("pixel-loss=1.25")), wrong);

        byte[] believed = verdict.mask().ids();
        assertThat(Arrays.copyOfRange(believed, 47 * 96, 48 * 96)).containsOnly((byte) 255);
        assertThat(ClassPixels.count(believed, ROCK)).isLessThan(ClassPixels.count(ids, ROCK));
        assertThat(verdict.scores().get("visible"))
                .isEqualTo(ClassPixels.count(believed, ROCK) / (double) believed.length);
    }

    @Test
    void whatIsToldMostEasilyFromRealPairsIsDropped() {
        List<Sample> made = IntStream.range(32, 60)
                .mapToObj(ALL::sample)
                .filter(each -> ClassPixels.shows(each.mask(), ROCK))
                .map(ProposalJudgeTest::flattened)
                .toList();
        ProposalJudge judge = judge(JudgeOptions.NONE.with("detectable=50"));
        assertThat(judge.wantsToLearn()).isTrue();
        judge.learn(made);

        long dropped = made.stream()
                .filter(each -> verdict(judge, each).reasons().contains("detectable"))
                .count();
        assertThat(dropped).isBetween(made.size() / 4L, 3L * made.size() / 4);
        assertThat(verdict(judge, ALL.sample(heldOut())).reasons()).doesNotContain("detectable");
    }

    /** Rocks without any grain. */
    private static Sample flattened(Sample sample) {
        float[] grey = sample.frame().grey().clone();
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = sample.mask().ids()[pixel] == ROCK ? 0.4f : grey[pixel];
        }
        return new Sample(new Frame(48, 96, grey), sample.mask());
    }

    @Test
    void usuallyNetworksAreNotAsked() {
        byte[] ids = new byte[48 * 96];
        Arrays.fill(ids, (byte) ROCK);
        Sample claimed = new Sample(ALL.frame(heldOut()), new Mask(48, 96, ids));

        assertThat(verdict(judge(JudgeOptions.USUAL), claimed).reasons())
                .doesNotContain("rare_agreement", "agreement", "realism", "detectable", "easy", "random");
        assertThat(verdict(judge(ASKING), claimed).reasons()).contains("rare_agreement");
    }
}
