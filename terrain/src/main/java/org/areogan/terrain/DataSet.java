package org.areogan.terrain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.areogan.files.UserException;

/** Frames, with masks where {@link #labelled()}. Implementations may read each frame only when it is asked for. */
public interface DataSet {
    /** Where it comes from, as the user named it, e.g. the path; used in messages. */
    String source();

    ClassSet classes();

    /** What mask values stand for that are neither classes nor the no-label value. */
    default LabelSets labelSets() {
        return LabelSets.NONE;
    }

    int size();

    /** Whether every frame has a mask. */
    boolean labelled();

    /** A stable name of this frame within its source: an index or a file name without its ending. */
    String id(int index);

    /** The scene this frame was cut from, where the source tells. */
    Optional<String> group(int index);

    /** How a synthetic pair came about; empty for a real frame. */
    default Optional<Origin> origin(int index) {
        return Optional.empty();
    }

    /** The picture file that this frame is read from; empty where it is one of many in an archive. */
    default Optional<Path> file(int index) {
        return Optional.empty();
    }

    /** @throws UserException naming the file and the cure, if it is read only now and cannot be */
    Frame frame(int index);

    /**
     * The true class of each pixel, in the frame's size.
     *
     * @throws IllegalStateException if the data set is not labelled
     * @throws UserException as {@link #frame}, and if the mask holds a value that is no class
     */
    Mask mask(int index);

    default Sample sample(int index) {
        return new Sample(frame(index), mask(index));
    }

    /** The places of the synthetic frames, ascending. */
    default List<Integer> synthetic() {
        return IntStream.range(0, size())
                .filter(index -> origin(index).isPresent())
                .boxed()
                .toList();
    }

    /** The frames at these places of this data set, in this order. */
    default DataSet select(List<Integer> indices) {
        return new SelectedDataSet(this, indices);
    }

    /** All frames but those at these places. @throws UserException if there is no frame at one of them */
    default DataSet without(List<Integer> excluded) {
        for (int index : excluded) {
            if (index < 0 || index >= size()) {
                throw new UserException("cannot exclude frame " + index + " of " + source() + ": it has frames 0 to "
                        + (size() - 1) + "; check that the exclusion list belongs to this data set");
            }
        }
        Set<Integer> left = new TreeSet<>(IntStream.range(0, size()).boxed().toList());
        excluded.forEach(left::remove);
        return select(List.copyOf(left));
    }
}
