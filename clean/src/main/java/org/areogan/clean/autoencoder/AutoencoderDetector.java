package org.areogan.clean.autoencoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.areogan.clean.detect.Detector;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Suspicion;
import org.areogan.engine.Engines;
import org.areogan.terrain.DataSet;
import org.hipparchus.special.Erf;

/**
 * Frames unlike the rest: with a patch that an autoencoder, which has learnt from patches of all frames, draws worse than
 * it draws those of most. What is rare and honest is unlike the rest too, so this is a list to look through.
 */
public final class AutoencoderDetector implements Detector {
    /** With fewer frames there is no rest to be unlike. */
    public static final int LEAST_FRAMES = 32;

    /** The usual least score, in robust standard deviations; what it costs and finds at others is in docs/results.md. */
    public static final double USUAL_SCORE = 2.5;

    private static final int MOST_TRAINING_FRAMES = 4096;
    private static final int AT_ONCE = 64;

    private final double least;
    private final long seed;

    /**
     * @param least score of a frame that is told, in robust standard deviations
     * @param seed of the network and of the choice of what it learns from
     */
    public AutoencoderDetector(double least, long seed) {
        this.least = least;
        this.seed = seed;
    }

    /**
     * How many frames of a data set without any spoilt ones have this score or more, on average, if the logarithms of their
     * errors are normally distributed: n (1 - Phi(z)). What is told beyond these needs a reason.
     *
     * @param frames how many there are
     * @param score in robust standard deviations
     */
    public static double byChance(int frames, double score) {
        return frames * Erf.erfc(score / Math.sqrt(2)) / 2;
    }

    @Override
    public DetectorKind kind() {
        return DetectorKind.AUTOENCODER;
    }

    /** Nothing of fewer frames than {@link #LEAST_FRAMES}. */
    @Override
    public List<Suspicion> find(DataSet data) {
        if (data.size() < LEAST_FRAMES) {
            return List.of();
        }
        double[] scores = scores(data);
        List<Suspicion> found = new ArrayList<>();
        for (int frame = 0; frame < scores.length; frame++) {
            if (scores[frame] >= least) {
                found.add(new Suspicion(
                        frame,
                        kind(),
                        scores[frame],
                        String.format(
                                Locale.ROOT,
                                "unlike the rest: its error is %.2f robust standard deviations above the middle",
                                scores[frame])));
            }
        }
        return found;
    }

    /** Of every frame, in robust standard deviations. */
    double[] scores(DataSet data) {
        // One thread: sums in another order have other last digits. It starts ND4J, too.
        Engines.nd4j(1);
        try (Autoencoder autoencoder = Autoencoder.trained(trainingPatches(data), seed)) {
            double[] worst = new double[data.size()];
            for (int first = 0; first < worst.length; first += AT_ONCE) {
                int count = Math.min(AT_ONCE, worst.length - first);
                float[][] patches = patches(data, first, count);
                double[] errors = autoencoder.errors(patches);
                int each = patches.length / count;
                for (int patch = 0; patch < errors.length; patch++) {
                    int frame = first + patch / each;
                    worst[frame] = Math.max(worst[frame], errors[patch]);
                }
            }
            return RobustScores.of(worst);
        }
    }

    /** Of all frames, or of as many as are held in memory with ease, chosen by the seed. */
    private float[][] trainingPatches(DataSet data) {
        List<float[]> patches = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        boolean all = data.size() <= MOST_TRAINING_FRAMES;
        for (int place = 0; place < Math.min(data.size(), MOST_TRAINING_FRAMES); place++) {
            int index = all ? place : random.nextInt(data.size());
            patches.addAll(Arrays.asList(Patches.of(data.frame(index))));
        }
        return patches.toArray(float[][]::new);
    }

    private static float[][] patches(DataSet data, int first, int count) {
        List<float[]> patches = new ArrayList<>();
        for (int frame = first; frame < first + count; frame++) {
            patches.addAll(Arrays.asList(Patches.of(data.frame(frame))));
        }
        return patches.toArray(float[][]::new);
    }
}
