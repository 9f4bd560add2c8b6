package org.areogan.synth.judge;

import static org.areogan.synth.judge.JudgedScenes.ALL;
import static org.areogan.synth.judge.JudgedScenes.ASKING;
import static org.areogan.synth.judge.JudgedScenes.ROCK;
import static org.areogan.synth.judge.JudgedScenes.heldOut;
import static org.areogan.synth.judge.JudgedScenes.judge;
import static org.areogan.synth.judge.JudgedScenes.proposal;
import static org.areogan.synth.judge.JudgedScenes.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;
import org.junit.jupiter.api.Test;

/** Tests that are only made where somebody asks for them, and what is dropped by chance. */
class ProposalChoiceTest {
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
                .map(ProposalChoiceTest::flattened)
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
