package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/**
 * Labelled frames held in memory.
 *
 * @param source where they come from; used in messages
 * @param groups the scene of each sample, or empty where scenes are not known
 */
public record MemoryDataSet(String source, ClassSet classes, List<Sample> samples, List<String> groups)
        implements DataSet {
    public MemoryDataSet {
        samples = List.copyOf(samples);
        groups = List.copyOf(groups);
        if (!groups.isEmpty() && groups.size() != samples.size()) {
            throw new IllegalArgumentException(
                    samples.size() + " samples need as many groups or none, got " + groups.size());
        }
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public String id(int index) {
        return Integer.toString(index);
    }

    @Override
    public Optional<String> group(int index) {
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(index));
    }

    @Override
    public Frame frame(int index) {
        return samples.get(index).frame();
    }

    @Override
    public Mask mask(int index) {
        return samples.get(index).mask();
    }
}
