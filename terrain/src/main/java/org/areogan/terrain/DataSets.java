package org.areogan.terrain;

import java.nio.file.Path;
import java.util.Optional;

/** Opens every supported layout as a {@link DataSet}. */
public final class DataSets {
    private DataSets() {}

    /** @param groupBy the string array of an archive that names each frame's scene; empty takes {@code panorama} */
    public record Options(ClassSet classes, Optional<String> groupBy) {
        public static final Options DEFAULT = new Options(ClassSet.ROVER, Optional.empty());
    }

    /** Frames with masks. @throws UserException if it cannot be read; the message says why and what to do */
    public static DataSet openLabelled(Path source, Options options) {
        throw new UserException(source + " cannot be opened with " + options);
    }

    /** Frames alone, from labelled and unlabelled sources, single pictures included. */
    public static DataSet openFrames(Path source, Options options) {
        throw new UserException(source + " cannot be opened with " + options);
    }
}
