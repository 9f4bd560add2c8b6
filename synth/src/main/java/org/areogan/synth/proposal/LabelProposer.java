package org.areogan.synth.proposal;

import java.util.ArrayList;
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
 * Labels real frames that nobody has labelled with a trained segmenter. A frame and its mirror image are segmented, and
 * a pixel is labelled where both say the same class with confidence; the rest gets no label. How much confidence a class
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
    private final FrameSegmenter segmenter;
    private final TerrainClass rare;
    private final double[] needed;
    private final int[] order;

    /**
     * Looks at every frame once.
     *
     * @param frames without masks
     * @param name of the frames, for the sources of the pairs, e.g. {@code test_set}
     * @param segmenter the trained one
     */
    public LabelProposer(DataSet frames, String name, FrameSegmenter segmenter, TerrainClass rare) {
        this.frames = frames;
        this.classes = frames.classes();
        this.name = name;
        this.segmenter = segmenter;
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
     * Probabilities averaged over a frame and its mirror image; 0 for all classes where the two disagree about the class.
     *
     * @return for each frame, class by class at each pixel
     */
    private List<float[]> averaged(List<Frame> batch) {
        List<Prediction> straight = segmenter.predict(batch);
        List<Prediction> mirrored =
                segmenter.predict(batch.stream().map(LabelProposer::mirrored).toList());
        List<float[]> averaged = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            averaged.add(average(straight.get(i), mirrored.get(i), batch.get(i).width()));
        }
        return averaged;
    }

    private float[] average(Prediction straight, Prediction mirrored, int width) {
        int size = classes.size();
        float[] result = new float[straight.probabilities().length];
        for (int pixel = 0; pixel * size < result.length; pixel++) {
            int column = pixel % width;
            int other = pixel - column + width - 1 - column;
            boolean agreed = straight.mask().ids()[pixel] == mirrored.mask().ids()[other];
            for (int id = 0; id < size; id++) {
                float mean =
                        (straight.probabilities()[pixel * size + id] + mirrored.probabilities()[other * size + id]) / 2;
                result[pixel * size + id] = agreed ? mean : 0;
            }
        }
        return result;
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
