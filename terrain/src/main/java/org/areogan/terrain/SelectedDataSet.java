package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/** Some frames of another data set. */
record SelectedDataSet(DataSet whole, List<Integer> indices) implements DataSet {
    SelectedDataSet {
        indices = List.copyOf(indices);
    }

    @Override
    public String source() {
        return whole.source();
    }

    @Override
    public ClassSet classes() {
        return whole.classes();
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public boolean labelled() {
        return whole.labelled();
    }

    @Override
    public String id(int index) {
        return whole.id(indices.get(index));
    }

    @Override
    public Optional<String> group(int index) {
        return whole.group(indices.get(index));
    }

    @Override
    public Optional<Origin> origin(int index) {
        return whole.origin(indices.get(index));
    }

    @Override
    public Frame frame(int index) {
        return whole.frame(indices.get(index));
    }

    @Override
    public Mask mask(int index) {
        return whole.mask(indices.get(index));
    }

    @Override
    public Sample sample(int index) {
        return whole.sample(indices.get(index));
    }
}
