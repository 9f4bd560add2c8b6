package org.areogan.terrain;

import java.util.List;

/** Some frames of another data set. */
record SelectedDataSet(DataSet whole, List<Integer> indices) implements DataSetView {
    SelectedDataSet {
        indices = List.copyOf(indices);
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public int place(int index) {
        return indices.get(index);
    }
}
