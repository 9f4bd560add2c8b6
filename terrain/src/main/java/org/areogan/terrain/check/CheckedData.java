package org.areogan.terrain.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;

/**
 * A data set that can be used, with what one pass over it told.
 *
 * @param data the frames that are left in
 * @param excluded indices of the others in the whole data set, ascending
 * @param survey of the frames that are left in
 */
public record CheckedData(DataSet data, List<Integer> excluded, Survey survey) {
    public CheckedData {
        excluded = List.copyOf(excluded);
    }

    /**
     * Looks at every frame that is left in, once.
     *
     * @param excluded indices of frames to leave out; they are not looked at
     * @param suspectsOut whether frames that look contaminated are left out too, which takes another look if there are any
     * @throws UserException with the first finding that forbids using the data
     */
    public static CheckedData of(DataSet whole, List<Integer> excluded, boolean suspectsOut) {
        CheckedData first = look(whole, excluded);
        List<Integer> suspects = first.survey().report().suspects();
        if (!suspectsOut || suspects.isEmpty()) {
            first.survey().usableFrames();
            return first;
        }
        // Which data it is without them can only be told by another look. Suspects are places among the frames left in.
        List<Integer> left = IntStream.range(0, whole.size())
                .filter(index -> !excluded.contains(index))
                .boxed()
                .toList();
        Set<Integer> all = new TreeSet<>(excluded);
        suspects.forEach(place -> all.add(left.get(place)));
        CheckedData second = look(whole, List.copyOf(all));
        second.survey().usableFrames();
        return second;
    }

    private static CheckedData look(DataSet whole, List<Integer> excluded) {
        DataSet kept = whole.without(excluded);
        if (kept.size() == 0) {
            throw new UserException(whole.source() + ": all " + whole.size() + " frames are left out");
        }
        return new CheckedData(kept, excluded, DataCheck.survey(kept));
    }
}
