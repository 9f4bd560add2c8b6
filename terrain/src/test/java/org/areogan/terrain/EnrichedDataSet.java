package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/** Real frames, and after them synthetic copies of the first of them, one for each origin. */
public record EnrichedDataSet(DataSet real, List<Origin> origins) implements DataSet {
    @Override
    public String source() {
        return real.source();
    }

    @Override
    public ClassSet classes() {
        return real.classes();
    }

    @Override
    public int size() {
        return real.size() + origins.size();
    }

    @Override
    public boolean labelled() {
        return real.labelled();
    }

    @Override
    public String id(int index) {
        return index < real.size() ? real.id(index) : "synthetic " + (index - real.size());
    }

    @Override
    public Optional<String> group(int index) {
        return index < real.size() ? real.group(index) : Optional.empty();
    }

    @Override
    public Optional<Origin> origin(int index) {
        return index < real.size() ? Optional.empty() : Optional.of(origins.get(index - real.size()));
    }

    @Override
    public Frame frame(int index) {
        return real.frame(index < real.size() ? index : 0);
    }

    @Override
    public Mask mask(int index) {
        return real.mask(index < real.size() ? index : 0);
    }
}
