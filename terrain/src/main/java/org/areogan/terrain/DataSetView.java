package org.areogan.terrain;

import java.nio.file.Path;
import java.util.Optional;

/** The frames of another data set in another order, some of them perhaps left out or there more than once. */
public interface DataSetView extends DataSet {
    /** The other data set. */
    DataSet whole();

    /** Where a frame of this data set stands in the other. */
    int place(int index);

    @Override
    default String source() {
        return whole().source();
    }

    @Override
    default ClassSet classes() {
        return whole().classes();
    }

    @Override
    default LabelSets labelSets() {
        return whole().labelSets();
    }

    @Override
    default boolean labelled() {
        return whole().labelled();
    }

    @Override
    default String id(int index) {
        return whole().id(place(index));
    }

    @Override
    default Optional<String> group(int index) {
        return whole().group(place(index));
    }

    @Override
    default Optional<Origin> origin(int index) {
        return whole().origin(place(index));
    }

    @Override
    default Optional<Path> file(int index) {
        return whole().file(place(index));
    }

    @Override
    default Frame frame(int index) {
        return whole().frame(place(index));
    }

    @Override
    default Mask mask(int index) {
        return whole().mask(place(index));
    }

    @Override
    default Sample sample(int index) {
        return whole().sample(place(index));
    }
}
