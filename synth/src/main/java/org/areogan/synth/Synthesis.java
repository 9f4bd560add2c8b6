package org.areogan.synth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.areogan.files.UserException;
import org.areogan.synth.judge.ProposalJudge;
import org.areogan.synth.judge.Verdict;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.proposal.Proposer;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.GreyBytes;

/**
 * Proposes pairs, asks the judge, and keeps those that are good until there are enough.
 *
 * <p>An attempt is a function of the seed, its number and what was kept in the rounds before, so that a synthesis that
 * goes on from the end of a round makes the same pairs as an unbroken one.
 */
public final class Synthesis {
    private static final int ROUND = 32;

    /** After so many attempts in a row without a pair that is kept, no more are expected. */
    private static final int HOPELESS = 640;

    private static final int PURPOSES = 3;

    /** Pairs of each kind that are made for the judge to learn from, and then forgotten. */
    private static final int LESSONS = 128;

    /** What the seeds of these differ in from those of attempts, as what is left to chance about a verdict does. */
    private static final long LESSON = 0x5851f42d4c957f2dL;

    private static final long VERDICT = 0x14057b7ef767814fL;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /**
     * What is wanted.
     *
     * @param count pairs, at least 1
     * @param rare the class that is to be more frequent
     * @param share of the pixels of all pairs together that it is to have, above 0 and below 1
     * @param seed of everything random
     * @param mix of the kinds of proposals
     */
    public record Options(int count, TerrainClass rare, double share, long seed, ProposalMix mix) {
        public Options {
            if (count < 1) {
                throw new UserException("--count is " + count + "; it must be 1 or above");
            }
            if (!(share > 0 && share < 1)) {
                throw new UserException("--share is " + share + "; it must be above 0 and below 1");
            }
        }
    }

    /** Why a synthesis ended. */
    public enum Reason {
        /** All pairs are there and the class has its share. */
        REACHED,
        /** All pairs are there, but the class has another share. */
        SHARE_MISSED,
        /** Nothing more is kept or can be proposed. */
        EXHAUSTED,
        INTERRUPTED
    }

    /**
     * @param kept pairs
     * @param attempts in all
     * @param share that the rare class has in them
     * @param dropped how many proposals were dropped for each reason; one can have several
     */
    public record End(Reason reason, int kept, long attempts, double share, Map<String, Long> dropped) {
        /** Why proposals were dropped, for people, e.g. {@code enough pairs already 7, too easy 1}. */
        public String droppedInWords() {
            return DropWords.of(dropped);
        }
    }

    /** Is told after each round. */
    @FunctionalInterface
    public interface Listener {
        void roundEnded(int kept, long attempts);
    }

    private final ClassSet classes;
    private final Map<ProposalKind, Proposer> proposers = new EnumMap<>(ProposalKind.class);
    private final ProposalJudge judge;
    private final Options options;
    private final Steering steering;
    private final Map<ProposalKind, Long> attempts = new EnumMap<>(ProposalKind.class);
    private int kept;
    private long lastKept;

    /** @param proposers one for each kind of the mix */
    public Synthesis(ClassSet classes, List<Proposer> proposers, ProposalJudge judge, Options options) {
        this.classes = classes;
        proposers.forEach(each -> this.proposers.put(each.kind(), each));
        if (!this.proposers.keySet().containsAll(options.mix().weights().keySet())) {
            throw new IllegalArgumentException(
                    "the mix " + options.mix().text() + " needs more than " + this.proposers.keySet());
        }
        this.judge = judge;
        this.options = options;
        this.steering = new Steering(options.share());
    }

    /** Whether a share counts as the one that was asked for. */
    public static boolean isReached(double share, double asked) {
        return Steering.isReached(share, asked);
    }

    /** Goes on from where the log ends. */
    public End run(Spool spool, Listener listener, BooleanSupplier stop) {
        recall(spool);
        teachJudge();
        long next = spool.nextAttempt();
        while (kept < options.count()) {
            if (stop.getAsBoolean()) {
                return end(Reason.INTERRUPTED, next, spool);
            }
            if (open().isEmpty() || next - lastKept > HOPELESS) {
                return end(Reason.EXHAUSTED, next, spool);
            }
            next = round(next, spool);
            spool.endRound(next);
            listener.roundEnded(kept, next);
        }
        return end(steering.isReached() ? Reason.REACHED : Reason.SHARE_MISSED, next, spool);
    }

    private End end(Reason reason, long next, Spool spool) {
        return new End(reason, kept, next, steering.share(), spool.tally().reasons());
    }

    private void recall(Spool spool) {
        spool.<RuntimeException>forEachEntry(entry -> {
            kept++;
            lastKept = entry.attempt();
            long all = entry.classPixels().values().stream()
                    .mapToLong(each -> each)
                    .sum();
            steering.keep(entry.classPixels().getOrDefault(options.rare().name(), 0L) / (double) all);
        });
        spool.forEachNewest(ProposalJudge.REMEMBERED, judge::remember);
        for (long attempt = 0; attempt < spool.nextAttempt() && !open().isEmpty(); attempt++) {
            count(options.mix().draw(open(), seed(attempt, 0)));
        }
    }

    private void teachJudge() {
        if (!judge.wantsToLearn()) {
            return;
        }
        List<Sample> made = new ArrayList<>();
        for (ProposalKind kind : options.mix().weights().keySet()) {
            for (int lesson = 0; kind != ProposalKind.LABEL && lesson < LESSONS; lesson++) {
                long seed = seed(lesson, 1) ^ LESSON;
                double wish = new Steering(options.share()).wish(new SplittableRandom(seed));
                proposer(kind)
                        .propose(wish, lesson, seed)
                        .map(Synthesis::inBytes)
                        .ifPresent(each -> made.add(each.sample()));
            }
        }
        judge.learn(made);
    }

    /** The kinds of which something can still come. */
    private Set<ProposalKind> open() {
        Set<ProposalKind> open = EnumSet.noneOf(ProposalKind.class);
        for (ProposalKind kind : options.mix().weights().keySet()) {
            if (!proposer(kind).isExhausted(attempts.getOrDefault(kind, 0L))) {
                open.add(kind);
            }
        }
        return open;
    }

    private Proposer proposer(ProposalKind kind) {
        return Objects.requireNonNull(proposers.get(kind));
    }

    private long count(ProposalKind kind) {
        long before = attempts.getOrDefault(kind, 0L);
        attempts.put(kind, before + 1);
        return before;
    }

    /** An attempt that came to something. */
    private record Made(long attempt, long seed, Proposal proposal) {}

    /** @return the first attempt of the next round */
    private long round(long first, Spool spool) {
        List<Made> made = new ArrayList<>();
        long attempt = first;
        while (attempt < first + ROUND && !open().isEmpty()) {
            ProposalKind kind = options.mix().draw(open(), seed(attempt, 0));
            long seed = seed(attempt, 1);
            double wish = steering.wish(new SplittableRandom(seed(attempt, 2)));
            Optional<Proposal> proposal = proposer(kind).propose(wish, count(kind), seed);
            if (proposal.isPresent()) {
                made.add(new Made(attempt, seed, inBytes(proposal.get())));
            } else {
                spool.drop(new DroppedProposal(attempt, kind.word(), List.of("no_proposal"), Map.of()));
            }
            attempt++;
        }
        List<Verdict> verdicts = judge.judge(
                made.stream().map(Made::proposal).toList(),
                made.stream().map(each -> each.seed() ^ VERDICT).toList());
        for (int i = 0; i < made.size(); i++) {
            decide(made.get(i), verdicts.get(i), spool);
        }
        return attempt;
    }

    private void decide(Made made, Verdict verdict, Spool spool) {
        Proposal proposal = made.proposal().with(verdict.mask());
        List<String> reasons = new ArrayList<>(verdict.reasons());
        double share = rareShare(proposal.sample());
        if (reasons.isEmpty() && steering.refuses(share)) {
            reasons.add("share");
        }
        if (reasons.isEmpty() && !judge.isNew(proposal.sample())) {
            reasons.add("novelty");
        }
        if (reasons.isEmpty() && kept == options.count()) {
            reasons.add("enough");
        }
        if (!reasons.isEmpty()) {
            spool.drop(new DroppedProposal(made.attempt(), proposal.kind().word(), reasons, verdict.scores()));
            return;
        }
        spool.keep(proposal, made.attempt(), made.seed(), verdict.scores());
        steering.keep(share);
        judge.remember(proposal.sample());
        kept++;
        lastKept = made.attempt();
    }

    /** The proposal with its grey as bytes hold it, so that the judge sees what is written. */
    private static Proposal inBytes(Proposal proposal) {
        Sample sample = proposal.sample();
        return new Proposal(
                proposal.kind(),
                new Sample(GreyBytes.rounded(sample.frame()), sample.mask()),
                proposal.changed(),
                proposal.sources(),
                proposal.scenes());
    }

    /** Of the labelled pixels. */
    private double rareShare(Sample sample) {
        long rare = 0;
        long labelled = 0;
        for (byte each : sample.mask().ids()) {
            int id = each & 0xff;
            labelled += id < classes.size() ? 1 : 0;
            rare += id == options.rare().id() ? 1 : 0;
        }
        return rare / (double) Math.max(1, labelled);
    }

    /** A seed for each attempt and purpose. */
    private long seed(long attempt, int purpose) {
        // The generator itself mixes what it is begun with.
        return new SplittableRandom(options.seed() + GOLDEN * (PURPOSES * attempt + purpose)).nextLong();
    }
}
