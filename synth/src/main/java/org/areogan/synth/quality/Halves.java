package org.areogan.synth.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Real frames in two parts of about the same size, for telling what distances mean nothing.
 *
 * @param first places of the one half
 * @param second places of the other
 * @param byScene whether frames of one scene are on one side: overlapping tiles on both would make the halves too alike
 */
record Halves(int[] first, int[] second, boolean byScene) {
    /**
     * @param scenes of the frames, or empty where they are not known
     * @param fewest frames that a half may have where scenes are kept together; otherwise they are not
     */
    static Halves of(int frames, List<String> scenes, int fewest, long seed) {
        if (!scenes.isEmpty()) {
            Map<String, List<Integer>> groups = new LinkedHashMap<>();
            for (int frame = 0; frame < frames; frame++) {
                groups.computeIfAbsent(scenes.get(frame), unused -> new ArrayList<>())
                        .add(frame);
            }
            Halves halves = split(new ArrayList<>(groups.values()), true, seed);
            if (Math.min(halves.first().length, halves.second().length) >= fewest) {
                return halves;
            }
        }
        List<List<Integer>> single =
                IntStream.range(0, frames).mapToObj(List::of).toList();
        return split(new ArrayList<>(single), false, seed);
    }

    /** In shuffled order, each group joins the side that has fewer frames. */
    private static Halves split(List<List<Integer>> groups, boolean byScene, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int last = groups.size() - 1; last > 0; last--) {
            Collections.swap(groups, last, random.nextInt(last + 1));
        }
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        groups.forEach(group -> (first.size() <= second.size() ? first : second).addAll(group));
        return new Halves(ascending(first), ascending(second), byScene);
    }

    private static int[] ascending(List<Integer> places) {
        return places.stream().mapToInt(place -> place).sorted().toArray();
    }
}
