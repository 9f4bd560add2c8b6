package org.areogan.terrain.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Fingerprint;

/** Counts the pixels of masks and finds those that are alike, keeping a hash of each. */
final class MaskCensus {
    private final ClassSet classes;
    private final LabelSets sets;
    private final Map<Integer, Long> setPixels = new TreeMap<>();
    private final long[] pixels;
    private final int[] framesPerClass;
    private final List<Integer> unlabelled = new ArrayList<>();
    private final Map<String, List<Integer>> mixed = new LinkedHashMap<>();
    private long unlabelledPixels;

    MaskCensus(ClassSet classes, LabelSets sets) {
        this.classes = classes;
        this.sets = sets;
        this.pixels = new long[classes.size()];
        this.framesPerClass = new int[classes.size()];
    }

    void add(int index, Mask mask) {
        long[] counts = mask.counts();
        int present = 0;
        for (int id = 0; id < classes.size(); id++) {
            pixels[id] += counts[id];
            if (counts[id] > 0) {
                framesPerClass[id]++;
                present++;
            }
        }
        for (int value : sets.sets().keySet()) {
            setPixels.merge(value, counts[value], Long::sum);
            present += counts[value] > 0 ? 1 : 0;
        }
        unlabelledPixels += counts[classes.noLabel()];
        if (present == 0) {
            unlabelled.add(index);
        }
        if (present > 1) {
            mixed.computeIfAbsent(Fingerprint.of(mask), unused -> new ArrayList<>())
                    .add(index);
        }
    }

    long[] pixels() {
        return pixels;
    }

    int[] framesPerClass() {
        return framesPerClass;
    }

    /** Pixels that may be of several classes, by these classes' names joined by bars. */
    Map<String, Long> setPixels() {
        Map<String, Long> named = new LinkedHashMap<>();
        setPixels.forEach((value, count) -> named.put(
                sets.of(value).stream().map(id -> classes.get(id).name()).collect(Collectors.joining("|")), count));
        return named;
    }

    long unlabelledPixels() {
        return unlabelledPixels;
    }

    /** The frames in which nothing is labelled. */
    List<Integer> unlabelled() {
        return unlabelled;
    }

    /** The frames that share a mask of more than one class, for each such mask. */
    List<List<Integer>> identicalMixedMasks() {
        return mixed.values().stream().filter(same -> same.size() > 1).toList();
    }

    boolean onlyFirstClassAndNoLabel() {
        return pixels[0] > 0 && Arrays.stream(pixels).skip(1).allMatch(count -> count == 0);
    }
}
