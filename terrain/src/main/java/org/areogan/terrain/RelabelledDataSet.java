package org.areogan.terrain;

/**
 * The frames of a data set with other values in their masks.
 *
 * @param sets what the new values stand for where they are no classes
 * @param replaced the new value of each old one, [256]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RelabelledDataSet(DataSet whole, LabelSets sets, int[] replaced) implements DataSetView {
    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public int place(int index) {
        return index;
    }

    @Override
    public LabelSets labelSets() {
        return sets;
    }

    @Override
    public Mask mask(int index) {
        Mask mask = whole.mask(index);
        byte[] ids = new byte[mask.ids().length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) replaced[mask.ids()[pixel] & 0xff];
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    @Override
    public Sample sample(int index) {
        return new Sample(frame(index), mask(index));
    }
}
