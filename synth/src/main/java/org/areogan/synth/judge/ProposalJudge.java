package org.areogan.synth.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.areogan.generator.Prediction;
import org.areogan.synth.proposal.FrameSegmenter;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.Batches;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Thumbnail;

/**
 * Keeps the proposals that could be real. It knows what trained networks say of real pairs and asks of a proposal not to
 * be among the worst of them.
 */
public final class ProposalJudge {
    /** Real pairs that are looked at to know what is usual; more would hardly move a percentile. */
    private static final int REAL = 256;

    /** Training frames that proposals are compared with. */
    private static final int COMPARED = 8192;

    /** Pairs kept last that new ones are compared with, so that memory does not grow with the export. */
    public static final int REMEMBERED = 4096;

    private final ClassSet classes;
    private final TerrainClass rare;
    private final FrameSegmenter segmenter;
    private final Optional<PairDiscriminator> discriminator;
    private final JudgeOptions options;
    private final List<Thumbnail> training;
    private final Kept kept = new Kept();
    private final Percentiles rareConfidence;
    private final double mostVisible;
    private final Percentiles agreement;
    private final Percentiles realism;
    private final PixelLosses losses;
    private final List<Sample> realWithRare;
    private Optional<MadeOrReal> madeOrReal = Optional.empty();

    /**
     * @param real training pairs, of which some are looked at
     * @param segmenter the trained one
     * @param discriminator the trained one; without it realism is not judged
     */
    public ProposalJudge(
            DataSet real,
            TerrainClass rare,
            FrameSegmenter segmenter,
            Optional<PairDiscriminator> discriminator,
            JudgeOptions options) {
        this.classes = real.classes();
        this.rare = rare;
        this.segmenter = segmenter;
        this.discriminator = discriminator;
        this.options = options;
        this.training = new ArrayList<>();
        spread(real.size(), COMPARED).forEach(index -> training.add(Thumbnail.of(real.frame(index))));
        List<Integer> showing = IntStream.range(0, real.size())
                .filter(index -> ClassPixels.shows(real.mask(index), rare.id()))
                .boxed()
                .toList();
        this.losses = new PixelLosses(classes.size());
        this.mostVisible = showing.stream()
                .mapToDouble(index -> visible(real.mask(index)))
                .max()
                .orElse(1);
        List<Integer> looked =
                spread(showing.size(), REAL).stream().map(showing::get).toList();
        this.realWithRare = looked.stream().map(real::sample).toList();
        Usual rareOnes = usual(real, looked);
        Usual all = usual(real, spread(real.size(), REAL));
        this.rareConfidence = new Percentiles(rareOnes.rareConfidence());
        this.agreement = new Percentiles(all.agreement());
        this.realism = new Percentiles(all.realism());
    }

    private ProposalJudge(ProposalJudge other) {
        this.classes = other.classes;
        this.rare = other.rare;
        this.segmenter = other.segmenter;
        this.discriminator = other.discriminator;
        this.options = other.options;
        this.training = other.training;
        this.rareConfidence = other.rareConfidence;
        this.mostVisible = other.mostVisible;
        this.agreement = other.agreement;
        this.realism = other.realism;
        this.losses = other.losses;
        this.realWithRare = other.realWithRare;
    }

    /** A judge that knows what this one knows of real pairs, and nothing of made ones. */
    public ProposalJudge anew() {
        return new ProposalJudge(this);
    }

    /** How networks see some real pairs. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Usual(double[] rareConfidence, double[] agreement, double[] realism) {}

    private Usual usual(DataSet real, List<Integer> indices) {
        List<Double> confidences = new ArrayList<>();
        List<Double> agreements = new ArrayList<>();
        List<Double> verdicts = new ArrayList<>();
        for (List<Integer> batch : Batches.of(indices)) {
            List<Sample> pairs = batch.stream().map(real::sample).toList();
            List<Prediction> predictions = predictions(pairs);
            for (int i = 0; i < pairs.size(); i++) {
                Agreement seen = Agreement.of(pairs.get(i).mask(), predictions.get(i), classes, rare.id());
                confidences.add(seen.rareConfidence());
                seen.othersIou().ifPresent(agreements::add);
                losses.add(pairs.get(i).mask(), predictions.get(i));
            }
            discriminator.ifPresent(
                    critic -> Arrays.stream(critic.realism(pairs, predictions)).forEach(verdicts::add));
        }
        return new Usual(numbers(confidences), numbers(agreements), numbers(verdicts));
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(each -> each).toArray();
    }

    private List<Prediction> predictions(List<Sample> pairs) {
        return segmenter.predict(pairs.stream().map(Sample::frame).toList());
    }

    /** Whether {@link #learn} is to be told of made pairs before the first judgement. */
    public boolean wantsToLearn() {
        return options.detectable() > 0;
    }

    /** Learns to tell made pairs from real ones. */
    public void learn(List<Sample> made) {
        madeOrReal = Optional.of(new MadeOrReal(rare.id(), realWithRare, made));
    }

    /**
     * One verdict for each proposal, in their order; {@link #remember} those that are really kept.
     *
     * @param seeds of what is left to chance about each
     */
    public List<Verdict> judge(List<Proposal> proposals, List<Long> seeds) {
        List<Verdict> verdicts = new ArrayList<>();
        Iterator<Long> seed = seeds.iterator();
        for (List<Proposal> batch : Batches.of(proposals)) {
            List<Sample> pairs = batch.stream().map(Proposal::sample).toList();
            List<Prediction> predictions = predictions(pairs);
            Optional<double[]> verdict = discriminator.map(critic -> critic.realism(pairs, predictions));
            for (int i = 0; i < batch.size(); i++) {
                double[] looks = verdict.orElse(new double[0]);
                verdicts.add(verdict(
                        batch.get(i),
                        predictions.get(i),
                        new SplittableRandom(seed.next()),
                        looks.length == 0 ? Optional.empty() : Optional.of(looks[i])));
            }
        }
        return verdicts;
    }

    private Verdict verdict(Proposal proposal, Prediction prediction, RandomGenerator chance, Optional<Double> look) {
        Reasons reasons = new Reasons();
        Sample sample = believed(proposal.sample(), prediction);
        reasons.require("random", options.random() == 0 || chance.nextDouble() >= options.random());
        // A label is what the segmenter says; neither it nor its adversary can be asked whether that is right.
        boolean made = proposal.kind() != ProposalKind.LABEL;
        Agreement seen = Agreement.of(sample.mask(), prediction, classes, rare.id());
        Thumbnail thumbnail = Thumbnail.of(sample.frame());
        double visible = visible(sample.mask());

        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("rare_iou", seen.rareIou());
        scores.put("rare_confidence", seen.rareConfidence());
        scores.put("visible", visible);
        reasons.requireLegal(sample, classes);
        reasons.require("visible", visible >= options.visible());
        reasons.require("crowded", options.visible() == 0 || visible <= mostVisible);
        double rareRank = rareConfidence.of(seen.rareConfidence());
        scores.put("rare_agreement", rareRank);
        reasons.require("rare_agreement", !made || rareRank >= options.rareAgreement());
        reasons.require("easy", options.hardness() == 0 || chance.nextDouble() >= options.hardness() * rareRank / 100);
        // A mask that claims no other class cannot be asked for them.
        seen.othersIou().ifPresent(iou -> {
            scores.put("others_iou", iou);
            double rank = agreement.of(iou);
            scores.put("agreement", rank);
            reasons.require("agreement", !made || rank >= options.agreement());
        });
        look.ifPresent(value -> {
            double rank = realism.of(value);
            scores.put("realism", rank);
            reasons.require("realism", !made || rank >= options.realism());
        });
        madeOrReal.filter(each -> made && visible > 0).ifPresent(known -> {
            double madeness = known.madeness(sample);
            scores.put("madeness", madeness);
            reasons.require("detectable", madeness < known.limit(options.detectable() / 100));
        });
        double distance = nearest(thumbnail, training);
        scores.put("distance", distance);
        reasons.require("distance", distance >= options.distance());
        double novelty = kept.nearest(thumbnail);
        scores.put("novelty", novelty);
        reasons.require("novelty", novelty >= options.novelty());
        return new Verdict(scores, reasons.all(), sample.mask());
    }

    private Sample believed(Sample sample, Prediction prediction) {
        return options.pixelLoss() == 0
                ? sample
                : new Sample(
                        sample.frame(),
                        losses.believed(sample.mask(), prediction, options.pixelLoss(), classes.noLabel()));
    }

    /** Tells the judge of a pair that is kept, so that the next one must differ from it. */
    public void remember(Sample sample) {
        kept.add(Thumbnail.of(sample.frame()));
    }

    /** Whether the pairs kept so far, those of the same round among them, are all as far away as is asked for. */
    public boolean isNew(Sample sample) {
        return kept.nearest(Thumbnail.of(sample.frame())) >= options.novelty();
    }

    static double nearest(Thumbnail thumbnail, Iterable<Thumbnail> others) {
        // The largest distance that grey values can have.
        double nearest = 1;
        for (Thumbnail other : others) {
            nearest = Math.min(nearest, thumbnail.distance(other));
        }
        return nearest;
    }

    /** The pairs kept last. */
    private static final class Kept {
        private final List<Thumbnail> ring = new ArrayList<>();
        private int next;

        void add(Thumbnail thumbnail) {
            if (ring.size() < REMEMBERED) {
                ring.add(thumbnail);
            } else {
                ring.set(next, thumbnail);
                next = (next + 1) % REMEMBERED;
            }
        }

        double nearest(Thumbnail thumbnail) {
            return ProposalJudge.nearest(thumbnail, ring);
        }
    }

    /** Share of the pixels that the rare class has. */
    private double visible(Mask mask) {
        return ClassPixels.count(mask.ids(), rare.id()) / (double) mask.ids().length;
    }

    /** Up to {@code most} numbers from 0 to below {@code size}, evenly spread. */
    private static List<Integer> spread(int size, int most) {
        int wanted = Math.min(size, most);
        return IntStream.range(0, wanted)
                .mapToObj(i -> (int) ((long) i * size / wanted))
                .toList();
    }
}
