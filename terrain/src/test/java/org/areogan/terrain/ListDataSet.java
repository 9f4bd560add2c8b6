package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/** Samples in memory; empty scenes mean that none is named. */
public record ListDataSet(List<Frame> frames, List<Mask> masks, List<String> scenes) implements DataSet {
    @Override
    public String source() {
        return "list";
    }

    @Override
    public ClassSet classes() {
        return ClassSet.ROVER;
    }

    @Override
    public int size() {
        return frames.size();
    }

    @Override
    public boolean labelled() {
        return !masks.isEmpty();
    }

    @Override
    public String id(int index) {
        return "#" + index;
    }

    @Override
    public Optional<String> group(int index) {
        return scenes.isEmpty() ? Optional.empty() : Optional.of(scenes.get(index));
    }

    @Override
    public Frame frame(int index) {
        return frames.get(index);
    }

    @Override
    public Mask mask(int index) {
        return MaskValues.checked(masks.get(index), classes(), () -> id(index));
    }
}
