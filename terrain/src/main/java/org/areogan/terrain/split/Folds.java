package org.areogan.terrain.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;

/**
 * A data set in parts of about the same size and contents, each of which is held out once while the rest is learnt from.
 * Scenes stay whole. Every real frame is held out exactly once; synthetic ones never are.
 *
 * @param folds in their order
 */
public record Folds(List<Fold> folds) {
    private static final int TRIES = 100;

    public Folds {
        folds = List.copyOf(folds);
    }

    /**
     * @param heldOut indices of the real frames that are scored, ascending
     * @param leftOut the same and the synthetic frames that were made from them or their scenes: what is not learnt from
     */
    public record Fold(List<Integer> heldOut, List<Integer> leftOut) {
        public Fold {
            heldOut = List.copyOf(heldOut);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Frames that stay together.
     *
     * @param load share of all frames, and of all pixels of each class, that it holds
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scene(List<Integer> frames, double[] load) {}

    /**
     * Divides the scenes, or where there are none the frames, so that each fold has about as many frames and as many
     * pixels of each class as the others.
     *
     * @param classPixels how many pixels of each class every frame has
     * @param count of the folds
     * @param seed the same seed divides the same data alike
     * @throws UserException if the data is too small for so many folds, or no frame shows a class that is scored
     */
    public static Folds of(DataSet data, List<long[]> classPixels, int count, long seed) {
        if (count < 2) {
            throw new UserException(count + " folds hold nothing out; give 2 or more");
        }
        Set<Integer> synthetic = new HashSet<>(data.synthetic());
        List<Integer> real = IntStream.range(0, data.size())
                .filter(index -> !synthetic.contains(index))
                .boxed()
                .toList();
        long[] pixels = sum(real, classPixels, data.classes().size());
        requireClasses(data, pixels);
        List<Scene> scenes = scenes(data, real, classPixels, pixels);
        if (scenes.size() < count) {
            throw new UserException(data.source() + " has " + scenes.size() + " "
                    + (real.size() > scenes.size() ? "scenes of " + real.size() + " real frames" : "real frames")
                    + ", too few for " + count + " folds; ask for at most " + Math.max(2, scenes.size())
                    + ", or add frames of other scenes");
        }
        int[] places = best(scenes, count, new SplittableRandom(seed));
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            List<Integer> heldOut = new ArrayList<>();
            for (int scene = 0; scene < places.length; scene++) {
                if (places[scene] == fold) {
                    heldOut.addAll(scenes.get(scene).frames());
                }
            }
            Collections.sort(heldOut);
            folds.add(new Fold(heldOut, leftOut(data, heldOut)));
        }
        return new Folds(folds);
    }

    private static void requireClasses(DataSet data, long[] pixels) {
        List<String> missing = data.classes().scored().stream()
                .filter(each -> pixels[each.id()] == 0)
                .map(TerrainClass::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new UserException("no real frame of " + data.source() + " shows " + String.join(", ", missing)
                    + ", so no fold can be scored on it; add frames that do");
        }
    }

    /** Tries many orders, biggest scenes first but for some chance, and keeps the most even division. */
    private static int[] best(List<Scene> scenes, int count, SplittableRandom random) {
        int[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double[] size = scenes.stream()
                    .mapToDouble(scene -> Arrays.stream(scene.load()).sum() * (0.5 + random.nextDouble()))
                    .toArray();
            List<Integer> order = IntStream.range(0, scenes.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer scene) -> -size[scene]))
                    .toList();
            double[][] loads = new double[count][scenes.get(0).load().length];
            int[] places = new int[scenes.size()];
            for (int scene : order) {
                places[scene] = lightest(loads, scenes.get(scene).load(), random);
                add(loads[places[scene]], scenes.get(scene).load());
            }
            double uneven = uneven(loads);
            if (uneven < least) {
                least = uneven;
                best = places;
            }
        }
        return best;
    }

    /** The fold whose squares of loads grow least. */
    private static int lightest(double[][] loads, double[] more, SplittableRandom random) {
        int first = random.nextInt(loads.length);
        int lightest = first;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < loads.length; step++) {
            int fold = (first + step) % loads.length;
            double growth = 0;
            for (int i = 0; i < more.length; i++) {
                growth += more[i] * (2 * loads[fold][i] + more[i]);
            }
            if (growth < least) {
                least = growth;
                lightest = fold;
            }
        }
        return lightest;
    }

    private static double uneven(double[][] loads) {
        double sum = 0;
        for (double[] load : loads) {
            for (double each : load) {
                double distance = each - 1.0 / loads.length;
                // A fold without a class is worse than any uneven one.
                sum += distance * distance + (each == 0 ? 1 : 0);
            }
        }
        return sum;
    }

    private static void add(double[] load, double[] more) {
        for (int i = 0; i < load.length; i++) {
            load[i] += more[i];
        }
    }

    private static List<Integer> leftOut(DataSet data, List<Integer> heldOut) {
        Set<String> judgedBy = new HashSet<>();
        heldOut.forEach(index -> judgedBy.add(data.group(index).orElse(data.id(index))));
        List<Integer> leftOut = new ArrayList<>(heldOut);
        for (int index : data.synthetic()) {
            if (!Collections.disjoint(data.origin(index).orElseThrow().sources(), judgedBy)) {
                leftOut.add(index);
            }
        }
        Collections.sort(leftOut);
        return leftOut;
    }

    /** A frame whose scene is not known is a scene of its own. */
    private static List<Scene> scenes(DataSet data, List<Integer> real, List<long[]> classPixels, long[] pixels) {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        for (int index : real) {
            // A name that no scene can have, since ids and scenes may share names.
            String scene = data.group(index).map(name -> "scene " + name).orElse("frame " + index);
            named.computeIfAbsent(scene, unused -> new ArrayList<>()).add(index);
        }
        return named.values().stream()
                .map(frames -> new Scene(frames, load(frames, real.size(), classPixels, pixels)))
                .toList();
    }

    private static double[] load(List<Integer> frames, int all, List<long[]> classPixels, long[] pixels) {
        long[] own = sum(frames, classPixels, pixels.length);
        List<Double> load = new ArrayList<>();
        load.add((double) frames.size() / all);
        for (int id = 0; id < pixels.length; id++) {
            if (pixels[id] > 0) {
                load.add((double) own[id] / pixels[id]);
            }
        }
        return load.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long[] sum(List<Integer> frames, List<long[]> classPixels, int classes) {
        long[] sum = new long[classes];
        for (int frame : frames) {
            for (int id = 0; id < classes; id++) {
                sum[id] += classPixels.get(frame)[id];
            }
        }
        return sum;
    }
}
