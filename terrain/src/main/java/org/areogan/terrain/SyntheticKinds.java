package org.areogan.terrain;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many frames of a data set are synthetic.
 *
 * @param frames by the kind of proposal that made them
 */
public record SyntheticKinds(Map<String, Integer> frames) {
    public SyntheticKinds {
        frames = Map.copyOf(frames);
    }

    public static SyntheticKinds of(DataSet data) {
        SortedMap<String, Integer> frames = new TreeMap<>();
        for (int index : data.synthetic()) {
            frames.merge(data.origin(index).orElseThrow().proposal(), 1, Integer::sum);
        }
        return new SyntheticKinds(frames);
    }

    public int total() {
        return frames.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most frequent first, {@code paste 200, label 112}; empty if there is none. */
    public String text() {
        return frames.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> kind) -> -kind.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }
}
