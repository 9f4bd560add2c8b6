package org.areogan.synth.quality.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How near frames lie to the nearest real one, as Euclidean distances between features: whether synthetic frames are
 * copies (much nearer than real ones are to each other) or strangers (much farther).
 *
 * @param distances from synthetic to real frames, among real frames and, where two scenes or more are named, from real
 *     frames to those of other scenes
 * @param belowFifth share of the synthetic frames nearer to a real one than the nearest 5 % of real frames are to each
 *     other; about 0.05 for frames like the real ones
 * @param belowMedian share of the synthetic frames nearer to a real one than the nearer half of real frames are to each
 *     other; about 0.5 for frames like the real ones
 */
public record Nearness(List<Distances> distances, double belowFifth, double belowMedian) {
    public Nearness {
        distances = List.copyOf(distances);
    }

    /**
     * Distances to the nearest frame.
     *
     * @param name from which frames to which
     * @param fifth percentile
     * @param median of them
     */
    public record Distances(String name, double fifth, double median) {
        public static Distances of(String name, double[] distances) {
            double[] sorted = distances.clone();
            Arrays.sort(sorted);
            return new Distances(name, rank(sorted, 5), rank(sorted, 50));
        }

        /** The smallest number that so many percent do not exceed. */
        private static double rank(double[] sorted, int percent) {
            return sorted[(int) (((long) percent * sorted.length + 99) / 100) - 1];
        }
    }

    /**
     * @param real two frames or more
     * @param scenes of the real frames, or empty where they are not known
     */
    public static Nearness of(FeatureMatrix real, List<String> scenes, FeatureMatrix synthetic) {
        double[] toReal = Neighbours.nearest(synthetic, real);
        Distances amongReal = Distances.of("real to another real", Neighbours.kthOther(real, 1));
        List<Distances> distances = new ArrayList<>(List.of(Distances.of("synthetic to real", toReal), amongReal));
        if (scenes.stream().distinct().count() > 1) {
            double[] toOtherScenes = Neighbours.distances(
                    real, real, 1, (left, right) -> !scenes.get(left).equals(scenes.get(right)));
            distances.add(Distances.of("real to a real of another scene", toOtherScenes));
        }
        return new Nearness(distances, below(toReal, amongReal.fifth()), below(toReal, amongReal.median()));
    }

    private static double below(double[] distances, double limit) {
        return Arrays.stream(distances).filter(each -> each < limit).count() / (double) distances.length;
    }
}
