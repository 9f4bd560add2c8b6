package org.areogan.terrain.score;

import java.util.ArrayList;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * Counts of pixels that tell more than a confusion matrix: how sure a segmenter was, and what it would have said with
 * another bias of one rare class. Tallies of several frames or models add up.
 *
 * <p>Probabilities are counted in {@value #BINS} bins of their log odds from -12 to 12, the outermost of which are open.
 * One bin is 0.05 wide, a factor of 1.05 on the odds; figures worked out from tallies are those of probabilities so
 * rounded.
 */
public final class PixelTally {
    /** Of log odds. */
    public static final int BINS = 480;

    /** Of confidence, from 0 to 1, in the calibration error. */
    public static final int CONFIDENCE_BINS = 15;

    /** Of confidence, as it is counted: 20 in each of the others, so that their means are known to a six-hundredth. */
    private static final int FINE_BINS = 20 * CONFIDENCE_BINS;

    private static final double LARGEST = 12;
    private static final double SMALLEST_PROBABILITY = 1e-30;

    private final ClassSet classes;
    private final int rare;
    private final int[] margins;
    private final int[] odds;
    private final int[] confidences;

    /**
     * @param rare id of the class whose bias may be changed
     */
    public PixelTally(ClassSet classes, int rare) {
        this(classes, rare, new int[marginCount(classes)], new int[oddsCount(classes)], new int[FINE_BINS * 2]);
    }

    private PixelTally(ClassSet classes, int rare, int[] margins, int[] odds, int[] confidences) {
        this.classes = classes;
        this.rare = rare;
        this.margins = margins;
        this.odds = odds;
        this.confidences = confidences;
    }

    /** @throws IllegalArgumentException if the counts are not as many as {@link #counts()} gives for these classes */
    public static PixelTally of(ClassSet classes, int rare, int[] counts) {
        PixelTally tally = new PixelTally(classes, rare);
        if (counts.length != length(classes)) {
            throw new IllegalArgumentException("a tally of " + classes.size() + " classes has " + length(classes)
                    + " counts, got " + counts.length);
        }
        int at = 0;
        for (int[] part : tally.parts()) {
            System.arraycopy(counts, at, part, 0, part.length);
            at += part.length;
        }
        return tally;
    }

    /** How many {@link #counts()} a tally has. */
    public static int length(ClassSet classes) {
        return marginCount(classes) + oddsCount(classes) + FINE_BINS * 2;
    }

    private static int marginCount(ClassSet classes) {
        return classes.size() * classes.size() * BINS;
    }

    private static int oddsCount(ClassSet classes) {
        return classes.size() * BINS * 2;
    }

    /** All of it, to be kept: a copy. */
    public int[] counts() {
        int[] counts = new int[length(classes)];
        int at = 0;
        for (int[] part : parts()) {
            System.arraycopy(part, 0, counts, at, part.length);
            at += part.length;
        }
        return counts;
    }

    private int[][] parts() {
        return new int[][] {margins, odds, confidences};
    }

    public ClassSet classes() {
        return classes;
    }

    /** Id of the class whose bias may be changed. */
    public int rare() {
        return rare;
    }

    /**
     * Counts each pixel that has a true label.
     *
     * @param probabilities of each class at each pixel, {@code [height][width][classes]} flattened
     */
    public void add(Mask truth, float[] probabilities) {
        int size = classes.size();
        byte[] ids = truth.ids();
        if (probabilities.length != ids.length * size) {
            throw new IllegalArgumentException("a mask of " + ids.length + " pixels needs " + ids.length * size
                    + " probabilities, got " + probabilities.length);
        }
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int actual = ids[pixel] & 0xff;
            if (actual < size) {
                addPixel(actual, probabilities, pixel * size);
            }
        }
    }

    private void addPixel(int truth, float[] probabilities, int from) {
        int size = classes.size();
        boolean scored = classes.get(truth).scored();
        int runnerUp = rare == 0 ? 1 : 0;
        for (int id = 0; id < size; id++) {
            if (id == truth || scored) {
                odds[(id * BINS + oddsBin(probabilities[from + id])) * 2 + (id == truth ? 1 : 0)]++;
            }
            if (id != rare && probabilities[from + id] > probabilities[from + runnerUp]) {
                runnerUp = id;
            }
        }
        float ofRare = probabilities[from + rare];
        float ofOther = probabilities[from + runnerUp];
        // Where both are as probable, the lower id is predicted, as everywhere.
        boolean predictsRare = ofRare > ofOther || (ofRare == ofOther && rare < runnerUp);
        int bin = bin(
                Math.log(Math.max(ofRare, SMALLEST_PROBABILITY)) - Math.log(Math.max(ofOther, SMALLEST_PROBABILITY)));
        bin = predictsRare ? Math.max(bin, BINS / 2) : Math.min(bin, BINS / 2 - 1);
        margins[(truth * size + runnerUp) * BINS + bin]++;
        if (scored) {
            int predicted = predictsRare ? rare : runnerUp;
            int place = Math.min(FINE_BINS - 1, (int) (probabilities[from + predicted] * FINE_BINS)) * 2;
            confidences[place]++;
            confidences[place + 1] += predicted == truth ? 1 : 0;
        }
    }

    private static int oddsBin(float probability) {
        double p = Math.max(SMALLEST_PROBABILITY, Math.min(1, probability));
        return bin(Math.log(p) - Math.log(Math.max(SMALLEST_PROBABILITY, 1 - p)));
    }

    private static int bin(double logOdds) {
        int bin = (int) Math.floor((logOdds + LARGEST) / (2 * LARGEST) * BINS);
        return Math.max(0, Math.min(BINS - 1, bin));
    }

    /** Adds all counts of another tally to this one. @throws IllegalArgumentException if it counts other classes */
    public void merge(PixelTally other) {
        if (!classes.equals(other.classes) || rare != other.rare) {
            throw new IllegalArgumentException("tallies of different classes cannot be merged");
        }
        int[][] mine = parts();
        int[][] more = other.parts();
        for (int part = 0; part < mine.length; part++) {
            for (int i = 0; i < mine[part].length; i++) {
                mine[part][i] = Math.addExact(mine[part][i], more[part][i]);
            }
        }
    }

    /**
     * What would have been predicted if the rare class's logit had this much more.
     *
     * @param bias between -12 and 12; rounded to a bin's width, and 0 gives the matrix of the predictions as they were
     */
    public ConfusionMatrix confusion(double bias) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        int threshold = thresholdOf(bias);
        int size = classes.size();
        for (int truth = 0; truth < size; truth++) {
            for (int other = 0; other < size; other++) {
                int from = (truth * size + other) * BINS;
                long below = 0;
                long above = 0;
                for (int bin = 0; bin < BINS; bin++) {
                    if (bin < threshold) {
                        below += margins[from + bin];
                    } else {
                        above += margins[from + bin];
                    }
                }
                matrix.add(truth, other, below);
                matrix.add(truth, rare, above);
            }
        }
        return matrix;
    }

    private static int thresholdOf(double bias) {
        return (int) Math.max(0, Math.min(BINS, Math.round((LARGEST - bias) / (2 * LARGEST) * BINS)));
    }

    /** The biases that make a difference, from the largest down. */
    public static double[] biases() {
        double[] biases = new double[BINS + 1];
        for (int threshold = 0; threshold <= BINS; threshold++) {
            biases[threshold] = LARGEST - threshold * (2 * LARGEST / BINS);
        }
        return biases;
    }

    /**
     * Found and missed at each threshold on the probability of a class. Pixels whose true class is not scored are left
     * out, as the reference scores, unless it is the class itself.
     */
    public PrecisionRecall precisionRecall(int id) {
        long[] found = new long[BINS];
        long[] others = new long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int place = (id * BINS + bin) * 2;
            others[bin] = odds[place];
            found[bin] = odds[place + 1];
        }
        return new PrecisionRecall(found, others);
    }

    /**
     * Expected calibration error (Naeini et al. 2015; Guo et al. 2017) over pixels whose true class is scored: the mean
     * distance between how sure the segmenter was and how often it was right, in {@value #CONFIDENCE_BINS} equal bins of
     * confidence; NaN without such pixels.
     */
    public double calibrationError() {
        double distance = 0;
        long all = 0;
        for (Reliability bin : reliability()) {
            distance += Math.abs(bin.confidence() - bin.accuracy()) * bin.pixels();
            all += bin.pixels();
        }
        return all == 0 ? Double.NaN : distance / all;
    }

    /**
     * Pixels that a segmenter was about as sure of.
     *
     * @param confidence mean probability of the predicted class, 0 to 1
     * @param accuracy share for which it was the true one, 0 to 1
     * @param pixels how many there are, at least 1
     */
    public record Reliability(double confidence, double accuracy, long pixels) {}

    /** The bins of the calibration error that hold any pixels, from the least sure on. */
    public List<Reliability> reliability() {
        List<Reliability> bins = new ArrayList<>();
        int fine = FINE_BINS / CONFIDENCE_BINS;
        for (int bin = 0; bin < CONFIDENCE_BINS; bin++) {
            double sure = 0;
            long right = 0;
            long pixels = 0;
            for (int inner = bin * fine; inner < (bin + 1) * fine; inner++) {
                sure += confidences[inner * 2] * (inner + 0.5) / FINE_BINS;
                right += confidences[inner * 2 + 1];
                pixels += confidences[inner * 2];
            }
            if (pixels > 0) {
                bins.add(new Reliability(sure / pixels, (double) right / pixels, pixels));
            }
        }
        return bins;
    }
}
