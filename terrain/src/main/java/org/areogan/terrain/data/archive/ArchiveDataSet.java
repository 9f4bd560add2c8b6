package org.areogan.terrain.data.archive;

import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Origin;
import org.jspecify.annotations.Nullable;

/** A data set in memory, read from one array file. */
record ArchiveDataSet(
        String source,
        ClassSet classes,
        FramePlanes frames,
        @Nullable MaskPlanes masks,
        @Nullable List<String> groups,
        @Nullable List<Optional<Origin>> origins)
        implements DataSet {

    @Override
    public int size() {
        return frames.count();
    }

    @Override
    public boolean labelled() {
        return masks != null;
    }

    @Override
    public String id(int index) {
        return String.valueOf(index);
    }

    @Override
    public Optional<String> group(int index) {
        return groups == null ? Optional.empty() : Optional.of(groups.get(index));
    }

    @Override
    public Optional<Origin> origin(int index) {
        return origins == null ? Optional.empty() : origins.get(index);
    }

    @Override
    public Frame frame(int index) {
        return frames.frame(index);
    }

    @Override
    public Mask mask(int index) {
        if (masks == null) {
            throw new IllegalStateException(source + " was opened without masks");
        }
        return masks.mask(index, classes);
    }
}
