package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/**
 * The frames of several data sets of the same classes, one after another. Names of frames and scenes of all but the first
 * are preceded by their source, so that none is taken for another.
 */
public final class JoinedDataSet implements DataSet {
    private final List<DataSet> parts;
    private final LabelSets sets;
    private final int size;

    /** @throws IllegalArgumentException if there is no part, or the classes differ */
    public JoinedDataSet(List<DataSet> parts) {
        this.parts = List.copyOf(parts);
        LabelSets all = LabelSets.NONE;
        for (DataSet part : parts) {
            if (!part.classes().equals(parts.get(0).classes())) {
                throw new IllegalArgumentException(part.source() + " has other classes than "
                        + parts.get(0).source());
            }
            all = all.and(part.labelSets());
        }
        this.sets = all;
        this.size = parts.stream().mapToInt(DataSet::size).sum();
    }

    /** A frame's data set, and its place there. */
    private record Place(DataSet part, int index, boolean first) {}

    private Place place(int index) {
        int left = index;
        for (DataSet part : parts) {
            if (left < part.size()) {
                return new Place(part, left, part == parts.get(0));
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException("there are " + size + " frames, and none " + index);
    }

    @Override
    public String source() {
        return parts.get(0).source();
    }

    @Override
    public ClassSet classes() {
        return parts.get(0).classes();
    }

    @Override
    public LabelSets labelSets() {
        return sets;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean labelled() {
        return parts.stream().allMatch(DataSet::labelled);
    }

    @Override
    public String id(int index) {
        Place place = place(index);
        return named(place, place.part().id(place.index()));
    }

    @Override
    public Optional<String> group(int index) {
        Place place = place(index);
        return place.part().group(place.index()).map(name -> named(place, name));
    }

    private static String named(Place place, String name) {
        return place.first() ? name : place.part().source() + ":" + name;
    }

    @Override
    public Optional<Origin> origin(int index) {
        Place place = place(index);
        return place.part().origin(place.index());
    }

    @Override
    public Frame frame(int index) {
        Place place = place(index);
        return place.part().frame(place.index());
    }

    @Override
    public Mask mask(int index) {
        Place place = place(index);
        return place.part().mask(place.index());
    }
}
