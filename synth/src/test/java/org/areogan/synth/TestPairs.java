package org.areogan.synth;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/** Small proposals whose pixels depend on a number alone. */
public final class TestPairs {
    public static final Map<String, String> IDENTITY = Map.of("seed", "1", "class", "big-rock", "model", "abc");

    private static final List<ProposalKind> KINDS = List.of(ProposalKind.LABEL, ProposalKind.PASTE, ProposalKind.PAINT);

    private TestPairs() {}

    public static Sample sample(int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            grey[pixel] = random.nextInt(256) / 255f;
            int id = random.nextInt(6);
            ids[pixel] = (byte) (id == 5 ? 255 : id);
        }
        return new Sample(new Frame(height, width, grey), new Mask(height, width, ids));
    }

    public static ProposalKind kind(long number) {
        return KINDS.get((int) (number % KINDS.size()));
    }

    public static Proposal proposal(int height, int width, long number) {
        return new Proposal(
                kind(number),
                sample(height, width, number),
                new boolean[height * width],
                List.of("f" + number, "g" + number),
                List.of("s" + number / 2, "t" + number));
    }

    public static Spool open(Path directory) {
        return Spool.open(directory, IDENTITY, ClassSet.ROVER);
    }

    /** Attempts from one number to another, of which every fourth is dropped, and the end of their round. */
    public static void round(Spool spool, long from, long to) {
        for (long attempt = from; attempt < to; attempt++) {
            attempt(spool, attempt);
        }
        spool.endRound(to);
    }

    public static void attempt(Spool spool, long attempt) {
        Map<String, Double> scores = Map.of("truth", attempt / 8.0, "alike", 0.5);
        if (attempt % 4 == 3) {
            spool.drop(new DroppedProposal(attempt, "paste", List.of("too alike"), scores));
        } else {
            spool.keep(proposal(6, 9, attempt), attempt, 1000 + attempt, scores);
        }
    }

    /** Nine pairs out of twelve attempts. */
    public static Spool filled(Path directory) {
        Spool spool = open(directory);
        round(spool, 0, 5);
        round(spool, 5, 12);
        return spool;
    }

    /** Of the pairs kept by {@link #filled}. */
    public static final List<Integer> KEPT = List.of(0, 1, 2, 4, 5, 6, 8, 9, 10);

    public static CardFacts facts(String rareClass) {
        return new CardFacts(
                "0.1.0",
                List.of(new CardFacts.Model("segmenter", "model.areogan", "a1b2c3")),
                "mars.npz",
                "f00d",
                rareClass,
                1,
                Map.of("paste", 0.75, "label", 0.25),
                Map.of("agreement", 0.4),
                Map.of("wish", "0.02|0.2"),
                Map.of("background", 100L, "soil", 300L, "bedrock", 0L, "sand", 0L, "big-rock", 0L),
                List.of("Rocks cast no new shadows."));
    }
}
