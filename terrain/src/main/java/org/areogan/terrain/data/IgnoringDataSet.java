package org.areogan.terrain.data;

import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/** The frames of a data set, with no label on pixels that count for nothing. */
record IgnoringDataSet(DataSet whole, IgnoreMasks masks) implements DataSetView {
    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public int place(int index) {
        return index;
    }

    @Override
    public Mask mask(int index) {
        return masks.applied(id(index), whole.mask(index), classes().noLabel());
    }

    @Override
    public Sample sample(int index) {
        Sample sample = whole.sample(index);
        return new Sample(
                sample.frame(),
                masks.applied(id(index), sample.mask(), classes().noLabel()));
    }
}
