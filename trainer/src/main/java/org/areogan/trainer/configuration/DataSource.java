package org.areogan.trainer.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a run's labelled frames come from; kept with the run so that it can be resumed.
 *
 * @param path of the archive or folder
 * @param groupBy array that names each frame's scene, if not the usual one
 * @param excluded indices of frames to leave out, e.g. contaminated ones
 */
public record DataSource(Path path, Optional<String> groupBy, List<Integer> excluded) {
    public DataSource {
        excluded = List.copyOf(excluded);
    }
}
