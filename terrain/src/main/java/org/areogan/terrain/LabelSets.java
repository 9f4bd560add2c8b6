package org.areogan.terrain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mask values that say less than a class: any of several. A data set whose annotators only told rocks from what is no rock
 * can be learnt from beside one that tells all classes.
 *
 * @param sets ids of the classes that a pixel may be of, by mask value; no value is a class or the no-label value
 */
public record LabelSets(Map<Integer, List<Integer>> sets) {
    /** Every value is a class or no label. */
    public static final LabelSets NONE = new LabelSets(Map.of());

    public LabelSets {
        Map<Integer, List<Integer>> copy = new LinkedHashMap<>();
        sets.forEach((value, ids) -> copy.put(value, List.copyOf(ids)));
        sets = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return sets.isEmpty();
    }

    /** Ids of the classes that a pixel of this mask value may be of; empty where the value is no set. */
    public List<Integer> of(int value) {
        return sets.getOrDefault(value, List.of());
    }

    /** The sets of both. @throws IllegalArgumentException if a value stands for different ones */
    public LabelSets and(LabelSets others) {
        Map<Integer, List<Integer>> both = new LinkedHashMap<>(sets);
        others.sets.forEach((value, ids) -> {
            List<Integer> before = both.putIfAbsent(value, ids);
            if (before != null && !before.equals(ids)) {
                throw new IllegalArgumentException("the mask value " + value + " stands for " + before + " and " + ids);
            }
        });
        return new LabelSets(both);
    }
}
