package org.areogan.terrain.partial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * The frames of a data set with other values in their masks.
 *
 * @param sets what the new values stand for where they are no classes
 * @param replaced the new value of each old one, [256]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RelabelledDataSet(DataSet whole, LabelSets sets, int[] replaced) implements DataSetView {
    /** The same frames, with these values of their masks replaced by sets that other data sets can have too. */
    static DataSet of(DataSet data, List<PartialLabel> labels) {
        if (labels.isEmpty()) {
            return data;
        }
        Map<Integer, List<Integer>> sets = new LinkedHashMap<>();
        int[] replaced = new int[256];
        for (int value = 0; value < replaced.length; value++) {
            replaced[value] = value;
        }
        List<Integer> seen = new ArrayList<>();
        for (PartialLabel each : labels) {
            if (seen.contains(each.value())) {
                throw new UserException("the mask value " + each.value() + " has two meanings; give it one");
            }
            seen.add(each.value());
            boolean single = each.ids().size() == 1;
            replaced[each.value()] = single ? each.ids().get(0) : each.shared(data.classes());
            if (!single) {
                sets.put(each.shared(data.classes()), each.ids());
            }
        }
        return new RelabelledDataSet(data, new LabelSets(sets), replaced);
    }

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
