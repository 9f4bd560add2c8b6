package org.areogan.program.clean;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.areogan.files.UserException;
import org.areogan.program.options.Exclusions;
import org.areogan.terrain.DataSet;

/** A person's list of frames: their names or their indices, as JSON or one a line. */
final class FrameList {
    private FrameList() {}

    /**
     * The places of the listed frames, ascending. A name comes before an index that looks the same.
     *
     * @throws UserException if the list cannot be read or names a frame that is not there
     */
    static List<Integer> read(Path file, DataSet data) {
        Map<String, Integer> names = new HashMap<>();
        for (int index = 0; index < data.size(); index++) {
            names.put(data.id(index), index);
        }
        TreeSet<Integer> frames = new TreeSet<>();
        for (String entry : Exclusions.entries(file)) {
            Integer place = names.get(entry);
            frames.add(place == null ? index(entry, file, data) : place);
        }
        return List.copyOf(frames);
    }

    private static int index(String entry, Path file, DataSet data) {
        int index = entry.matches("[0-9]{1,9}") ? Integer.parseInt(entry) : data.size();
        if (index >= data.size()) {
            throw new UserException(file + " lists '" + entry + "', which is no frame of " + data.source()
                    + "; give names of frames or indices from 0 to " + (data.size() - 1));
        }
        return index;
    }
}
