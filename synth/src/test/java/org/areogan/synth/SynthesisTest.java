package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.synth.Synthesis.End;
import org.areogan.synth.Synthesis.Options;
import org.areogan.synth.Synthesis.Reason;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.judge.ProposalJudge;
import org.areogan.synth.proposal.FrameSegmenter;
import org.areogan.synth.proposal.PasteProposer;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.paste.InstanceLibrary;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {
    private static final MemoryDataSet REAL = Scenes.mars(12, 21);
    private static final DataSet UNLABELLED =
            Scenes.mars(30, 22).select(IntStream.range(0, 9).boxed().toList());
    private static final String MIX = "paste=3,label=1";

    /** Drops some, so that what is kept depends on what was kept before. */
    private static final JudgeOptions OPTIONS = JudgeOptions.NONE.with("novelty=0.01,distance=0.003");

    @TempDir
    Path folder;

    private static Options options(int count, double share, long seed, String mix) {
        return new Options(count, Scenes.ROCK, share, seed, ProposalMix.parse(mix));
    }

    /** Sees rock in bright places, so that some unlabelled frames show it. */
    private static FrameSegmenter segmenter() {
        return frames -> frames.stream()
                .map(frame -> {
                    byte[] ids = new byte[frame.grey().length];
                    for (int pixel = 0; pixel < ids.length; pixel++) {
                        ids[pixel] = (byte) (frame.grey()[pixel] > 0.6f ? 4 : 1);
                    }
                    return Scenes.prediction(new Mask(frame.height(), frame.width(), ids), 0.8f);
                })
                .toList();
    }

    private static Synthesis synthesis(Options options, FrameSegmenter judging, JudgeOptions judge) {
        Workshop workshop = new Workshop(
                REAL,
                Scenes.ROCK,
                () -> InstanceLibrary.of(REAL, List.of(), Scenes.ROCK, Scenes.CURE),
                Optional.of(UNLABELLED),
                segmenter(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Synthesis(
                REAL.classes(),
                workshop.proposers(options.mix()),
                new ProposalJudge(REAL, Scenes.ROCK, judging, Optional.empty(), judge),
                options);
    }

    private static Spool spool(Path folder) {
        return Spool.open(folder, Map.of("seed", "1"), REAL.classes());
    }

    private static End whole(Path folder, Options options) {
        try (Spool spool = spool(folder)) {
            return synthesis(options, Scenes.blind(), OPTIONS).run(spool, (kept, attempts) -> {}, () -> false);
        }
    }

    private static Set<String> hashes(Path folder) {
        Set<String> hashes = new HashSet<>();
        try (Spool spool = spool(folder)) {
            spool.<RuntimeException>forEachEntry(entry -> hashes.add(entry.sha256()));
        }
        return hashes;
    }

    @Test
    void aJudgeThatHasLearntGoesOnAsIfItHadNotBeenInterrupted() {
        JudgeOptions learning = OPTIONS.with("detectable=20,hardness=0.5,random=0.1,pixel-loss=3");
        Options options = options(20, 0.05, 3, MIX);
        Path unbroken = folder.resolve("unbroken");
        End end;
        try (Spool spool = spool(unbroken)) {
            end = synthesis(options, segmenter(), learning).run(spool, (kept, attempts) -> {}, () -> false);
        }
        assertThat(end.kept()).isEqualTo(20);
        assertThat(end.dropped()).containsKeys("detectable", "random");

        Path broken = folder.resolve("broken");
        End last = null;
        while (last == null || last.reason() == Reason.INTERRUPTED) {
            AtomicInteger rounds = new AtomicInteger();
            try (Spool spool = spool(broken)) {
                last = synthesis(options, segmenter(), learning)
                        .run(spool, (kept, attempts) -> rounds.incrementAndGet(), () -> rounds.get() > 0);
            }
        }
        assertThat(last).isEqualTo(end);
        FolderBytes.assertSame(unbroken, broken);
    }

    @Test
    void interruptedAndResumedEqualsUnbrokenByteForByte() {
        Options options = options(50, 0.05, 3, MIX);
        Path unbroken = folder.resolve("unbroken");
        End end = whole(unbroken, options);
        assertThat(end.kept()).isEqualTo(50);
        assertThat(end.attempts()).isGreaterThan(64);

        Path broken = folder.resolve("broken");
        int parts = 0;
        End last = null;
        while (last == null || last.reason() == Reason.INTERRUPTED) {
            AtomicInteger rounds = new AtomicInteger();
            try (Spool spool = spool(broken)) {
                last = synthesis(options, Scenes.blind(), OPTIONS)
                        .run(spool, (kept, attempts) -> rounds.incrementAndGet(), () -> rounds.get() > 0);
            }
            parts++;
        }
        assertThat(parts).isGreaterThan(2);
        assertThat(last).isEqualTo(end);
        FolderBytes.assertSame(unbroken, broken);

        Path crashed = folder.resolve("crashed");
        AtomicInteger calls = new AtomicInteger();
        FrameSegmenter failing = frames -> {
            // The first calls look at real pairs, then there are two a round.
            if (calls.incrementAndGet() == 6) {
                throw new IllegalStateException("the power fails");
            }
            return Scenes.blind().predict(frames);
        };
        try (Spool spool = spool(crashed)) {
            Synthesis synthesis = synthesis(options, failing, OPTIONS);
            assertThatThrownBy(() -> synthesis.run(spool, (kept, attempts) -> {}, () -> false))
                    .hasMessage("the power fails");
        }
        assertThat(whole(crashed, options)).isEqualTo(end);
        FolderBytes.assertSame(unbroken, crashed);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOtherPairs() {
        Path one = folder.resolve("one");
        Path same = folder.resolve("same");
        Path other = folder.resolve("other");
        whole(one, options(12, 0.05, 3, "paste"));
        whole(same, options(12, 0.05, 3, "paste"));
        whole(other, options(12, 0.05, 4, "paste"));
        FolderBytes.assertSame(one, same);
        assertThat(hashes(one)).hasSize(12).doesNotContainAnyElementsOf(hashes(other));
    }

    @Test
    void theShareIsReached() {
        for (double share : new double[] {0.03, 0.1}) {
            End end = whole(folder.resolve("share-" + share), options(60, share, 3, "paste"));
            assertThat(end.reason()).isEqualTo(Reason.REACHED);
            assertThat(end.kept()).isEqualTo(60);
            assertThat(end.share()).isBetween(0.8 * share, 1.2 * share);
        }
    }

    @Test
    void everyAttemptIsEitherKeptOrDroppedAndRoundsAreTold() {
        List<Long> told = new ArrayList<>();
        try (Spool spool = spool(folder)) {
            End end = synthesis(options(40, 0.05, 3, MIX), Scenes.blind(), OPTIONS)
                    .run(spool, (kept, attempts) -> told.add(attempts), () -> false);
            assertThat(spool.kept() + spool.dropped()).isEqualTo(end.attempts());
            assertThat(told.get(0)).isEqualTo(32);
            assertThat(told.get(told.size() - 1)).isEqualTo(end.attempts());
            Set<Long> attempts = new HashSet<>();
            Set<String> kinds = new HashSet<>();
            spool.<RuntimeException>forEachEntry(entry -> {
                attempts.add(entry.attempt());
                kinds.add(entry.proposal());
            });
            spool.<RuntimeException>forEachDropped(dropped -> attempts.add(dropped.attempt()));
            assertThat(attempts).hasSize((int) end.attempts());
            assertThat(kinds).containsExactlyInAnyOrder("paste", "label");
        }
    }

    @Test
    void withNothingLeftToProposeItEndsWithWhatItHas() {
        End end = whole(folder, options(50, 0.3, 3, "label"));
        assertThat(end.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(end.attempts()).isEqualTo(UNLABELLED.size());
        assertThat(end.kept()).isBetween(1, UNLABELLED.size());
        assertThat(hashes(folder)).hasSize(end.kept());
    }

    @Test
    void enoughPairsOfAnotherShareAreTold() {
        End end = whole(folder, options(3, 0.9, 3, "label"));
        assertThat(end.reason()).isEqualTo(Reason.SHARE_MISSED);
        assertThat(end.kept()).isEqualTo(3);
        assertThat(end.share()).isLessThan(0.72);
    }

    @Test
    void aShareThatCannotBeReachedIsMissedByAsLittleAsCanBe() {
        // No pair has fewer than 25 rock pixels of 1152, which is 0.02.
        MemoryDataSet small = new ProceduralMars(0.9).dataSet(12, 24, 48, 2);
        Options options = options(50, 0.002, 1, "paste");
        PasteProposer proposer = new PasteProposer(
                small,
                InstanceLibrary.of(Scenes.mars(8, 21), List.of(), Scenes.ROCK, Scenes.CURE),
                Scenes.ROCK,
                new PasteProposer.Options(0, 0));
        ProposalJudge judge =
                new ProposalJudge(small, Scenes.ROCK, Scenes.blind(), Optional.empty(), JudgeOptions.NONE);
        try (Spool spool = spool(folder)) {
            End end = new Synthesis(REAL.classes(), List.of(proposer), judge, options)
                    .run(spool, (kept, attempts) -> {}, () -> false);
            assertThat(end.reason()).isEqualTo(Reason.SHARE_MISSED);
            assertThat(end.kept()).isEqualTo(50);
            List<Double> shares = new ArrayList<>();
            spool.<RuntimeException>forEachEntry(
                    entry -> shares.add(entry.classPixels().get("big-rock") / 1152.0));
            double sum = 0;
            for (int kept = 0; kept < 50; kept++) {
                if (kept >= 10) {
                    assertThat(shares.get(kept))
                            .as("no worse than those before")
                            .isLessThanOrEqualTo(sum / kept);
                }
                sum += shares.get(kept);
            }
            assertThat(end.share()).isCloseTo(sum / 50, within(1e-9)).isGreaterThan(0.02);
        }
    }

    @Test
    void whereTheJudgeKeepsNothingItGivesUp() {
        Options options = options(5, 0.05, 1, "paste");
        try (Spool spool = spool(folder)) {
            End end = synthesis(options, Scenes.blind(), JudgeOptions.NONE.with("visible=0.99"))
                    .run(spool, (kept, attempts) -> {}, () -> false);
            assertThat(end.reason()).isEqualTo(Reason.EXHAUSTED);
            assertThat(end.kept()).isZero();
            assertThat(end.attempts()).isEqualTo(672);
            assertThat(end.dropped()).containsKey("visible");
            assertThat(spool.dropped()).isEqualTo(672);
        }
    }

    @Test
    void whatIsAskedForMustBePossible() {
        refused(() -> options(0, 0.1, 1, "paste"), "--count", "0");
        refused(() -> options(1, 0, 1, "paste"), "--share", "0.0");
        refused(() -> options(1, 1, 1, "paste"), "--share", "1.0");
        refused(() -> options(1, Double.NaN, 1, "paste"), "--share", "NaN");
        ProposalJudge judge = new ProposalJudge(REAL, Scenes.ROCK, Scenes.blind(), Optional.empty(), OPTIONS);
        assertThatThrownBy(() -> new Synthesis(REAL.classes(), List.of(), judge, options(1, 0.1, 1, "paste")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paste");
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(UserException.class).hasMessageContainingAll(parts);
    }
}
