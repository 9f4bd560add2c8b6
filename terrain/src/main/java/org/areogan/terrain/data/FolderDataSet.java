package org.areogan.terrain.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;
import org.areogan.terrain.picture.PictureFiles;
import org.jspecify.annotations.Nullable;

/** Pictures in files, each read when it is asked for. */
final class FolderDataSet implements DataSet {
    private final Path source;
    private final ClassSet classes;
    private final List<Entry> entries;
    private final MaskReader masks;
    private final Map<String, Origin> origins;

    /** A frame and, in a labelled data set, its mask. */
    record Entry(String id, Path frame, @Nullable Path mask) {}

    /** Reads a mask file of the folder's layout. */
    @FunctionalInterface
    interface MaskReader {
        Mask read(Path file, ClassSet classes);
    }

    FolderDataSet(Path source, ClassSet classes, List<Entry> entries, MaskReader masks) {
        this.source = source;
        this.classes = classes;
        this.entries = List.copyOf(entries);
        this.masks = masks;
        this.origins = Manifest.origins(source, entries.stream().map(Entry::id).toList());
    }

    @Override
    public String source() {
        return source.toString();
    }

    @Override
    public ClassSet classes() {
        return classes;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean labelled() {
        return entries.stream().allMatch(entry -> entry.mask() != null);
    }

    @Override
    public String id(int index) {
        return entries.get(index).id();
    }

    @Override
    public Optional<String> group(int index) {
        return Optional.empty();
    }

    @Override
    public Optional<Origin> origin(int index) {
        return Optional.ofNullable(origins.get(id(index)));
    }

    @Override
    public Frame frame(int index) {
        return PictureFiles.readFrame(entries.get(index).frame());
    }

    @Override
    public Mask mask(int index) {
        return masks.read(maskFile(index), classes);
    }

    /** @throws UserException naming both files if their sizes differ */
    @Override
    public Sample sample(int index) {
        Frame frame = frame(index);
        Mask mask = mask(index);
        if (frame.height() != mask.height() || frame.width() != mask.width()) {
            throw new UserException(entries.get(index).frame() + " has " + frame.width() + "x" + frame.height()
                    + " pixels but " + maskFile(index) + " has " + mask.width() + "x" + mask.height()
                    + "; make the mask the size of its image");
        }
        return new Sample(frame, mask);
    }

    private Path maskFile(int index) {
        Path mask = entries.get(index).mask();
        if (mask == null) {
            throw new IllegalStateException(source + " was opened without masks");
        }
        return mask;
    }
}
