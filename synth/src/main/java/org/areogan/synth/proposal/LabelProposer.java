package org.areogan.synth.proposal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Batches;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Grey;

/**
 * Labels real frames that nobody has labelled with a trained segmenter. A frame and its mirror image are segmented,
 * by several segmenters where there are several, and a pixel is labelled where all say the same class with confidence; the rest gets no label. How much confidence a class
 * needs depends on the class, or frequent classes would crowd out rare ones (class-balanced self-training, Zou et al.
 * 2018). Frames that show the rare class come first.
 */
public final class LabelProposer implements Proposer {
    /** A class needs the confidence that half of the pixels predicted as it have, but never more or less than this. */
    private static final double MOST_NEEDED = 0.9;

    private static final double LEAST_NEEDED = 0.35;
    private static final int BINS = 200;

    private final DataSet frames;
    private final ClassSet classes;
    private final String name;
    private final List<FrameSegmenter> segmenters;
    private final TerrainClass rare;
    private final double[] needed;
    private final int[] order;

    /**
     * Looks at every frame once.
     *
     * @param frames without masks
     * @param name of the frames, for the sources of the pairs, e.g. {@code test_set}
     * @param segmenters trained ones that have to agree, at least one; agreement says most of those that were trained on
     *     different frames
     */
    public LabelProposer(DataSet frames, String name, List<FrameSegmenter> segmenters, TerrainClass rare) {
        this.frames = frames;
        this.classes = frames.classes();
        this.name = name;
        this.segmenters = List.copyOf(segmenters);
        this.rare = rare;
        long[][] histograms = new long[classes.size()][BINS];
        double[] promise = new double[frames.size()];
        for (List<Integer> batch : Batches.indices(frames.size())) {
            List<Frame> grey = batch.stream().map(frames::frame).toList();
            List<float[]> averaged = averaged(grey);
            for (int i = 0; i < batch.size(); i++) {
                count(averaged.get(i), histograms);
                promise[batch.get(i)] = promise(averaged.get(i));
            }
        }
        needed = Arrays.stream(histograms).mapToDouble(LabelProposer::needed).toArray();
        order = IntStream.range(0, promise.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -promise[index]))
                .mapToInt(index -> index)
                .toArray();
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.LABEL;
    }

    @Override
    public boolean isExhausted(long attempt) {
        return attempt >= order.length;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        if (isExhausted(attempt)) {
            return Optional.empty();
        }
        int index = order[(int) attempt];
        Frame frame = frames.frame(index);
        float[] probabilities = averaged(List.of(frame)).get(0);
        byte[] ids = new byte[frame.grey().length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int winner = winner(probabilities, pixel);
            boolean sure = probabilities[pixel * classes.size() + winner] >= needed[winner];
            ids[pixel] = (byte) (sure ? winner : classes.noLabel());
        }
        String source = name + "/" + frames.id(index);
        return Optional.of(new Proposal(
                kind(),
                new Sample(frame, new Mask(frame.height(), frame.width(), ids)),
                new boolean[ids.length],
                List.of(source),
                List.of(frames.group(index).orElse(source))));
    }

    /**
     * Probabilities averaged over a frame and its mirror image and over the segmenters; 0 for all classes where not all of
     * these agree about the class.
     *
     * @return for each frame, class by class at each pixel
     */
    private List<float[]> averaged(List<Frame> batch) {
        List<Frame> mirrored = batch.stream().map(LabelProposer::mirrored).toList();
        List<Opinions> opinions = batch.stream()
                .map(frame -> new Opinions(frame.grey().length, frame.width(), classes.size()))
                .toList();
        for (FrameSegmenter segmenter : segmenters) {
            List<Prediction> straight = segmenter.predict(batch);
            List<Prediction> reversed = segmenter.predict(mirrored);
            for (int i = 0; i < batch.size(); i++) {
                opinions.get(i).add(straight.get(i), false);
                opinions.get(i).add(reversed.get(i), true);
            }
        }
        return opinions.stream().map(Opinions::averaged).toList();
    }

    /** What several predictions say of one frame. */
    private static final class Opinions {
        private final int width;
        private final int classes;
        private final float[] sums;
        private final int[] agreed;
        private int count;

        Opinions(int pixels, int width, int classes) {
            this.width = width;
            this.classes = classes;
            this.sums = new float[pixels * classes];
            this.agreed = new int[pixels];
        }

        /** @param mirrored whether it is of the mirror image */
        void add(Prediction prediction, boolean mirrored) {
            for (int pixel = 0; pixel < agreed.length; pixel++) {
                int column = pixel % width;
                int place = mirrored ? pixel - column + width - 1 - column : pixel;
                int winner = prediction.mask().ids()[place] & 0xff;
                agreed[pixel] = count == 0 || agreed[pixel] == winner ? winner : -1;
                for (int id = 0; id < classes; id++) {
                    sums[pixel * classes + id] += prediction.probabilities()[place * classes + id];
                }
            }
            count++;
        }

        float[] averaged() {
            float[] averaged = new float[sums.length];
            for (int place = 0; place < sums.length; place++) {
                averaged[place] = agreed[place / classes] < 0 ? 0 : sums[place] / count;
            }
            return averaged;
        }
    }

    private static Frame mirrored(Frame frame) {
        return new Frame(
                frame.height(),
                frame.width(),
                new Grey(frame.height(), frame.width(), frame.grey()).mirrored().values());
    }

    private void count(float[] probabilities, long[][] histograms) {
        for (int pixel = 0; pixel * classes.size() < probabilities.length; pixel++) {
            int winner = winner(probabilities, pixel);
            float sureness = probabilities[pixel * classes.size() + winner];
            if (sureness > 0) {
                histograms[winner][Math.min(BINS - 1, (int) (sureness * BINS))]++;
            }
        }
    }

    /** How much of the frame the rare class seems to have. */
    private double promise(float[] probabilities) {
        double sum = 0;
        for (int pixel = 0; pixel * classes.size() < probabilities.length; pixel++) {
            if (winner(probabilities, pixel) == rare.id()) {
                sum += probabilities[pixel * classes.size() + rare.id()];
            }
        }
        return sum;
    }

    private int winner(float[] probabilities, int pixel) {
        int winner = 0;
        for (int id = 1; id < classes.size(); id++) {
            if (probabilities[pixel * classes.size() + id] > probabilities[pixel * classes.size() + winner]) {
                winner = id;
            }
        }
        return winner;
    }

    /** The confidence that half of the pixels have. */
    private static double needed(long[] histogram) {
        long total = Arrays.stream(histogram).sum();
        long below = 0;
        int bin = 0;
        while (bin < BINS && 2 * (below + histogram[bin]) < total) {
            below += histogram[bin];
            bin++;
        }
        return Math.max(LEAST_NEEDED, Math.min(MOST_NEEDED, bin / (double) BINS));
    }
}
