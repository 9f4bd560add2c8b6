package org.areogan.terrain.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final Map<String, Origin> origins;

    /**
     * A frame and, in a labelled data set, its mask.
     *
     * @param frame file that holds the frame; for messages
     * @param mask file that holds the mask; for messages
     */
    record Entry(
            String id,
            Path frame,
            Supplier<Frame> readFrame,
            @Nullable Path mask,
            Supplier<Mask> readMask) {

        /** Of a picture without a mask. */
        static Entry of(String id, Path frame) {
            return new Entry(id, frame, () -> PictureFiles.readFrame(frame), null, () -> {
                throw new IllegalStateException(frame + " was opened without a mask");
            });
        }

        /** Of a picture with its mask. */
        static Entry of(String id, Path frame, Path mask, Supplier<Mask> readMask) {
            return new Entry(id, frame, () -> PictureFiles.readFrame(frame), mask, readMask);
        }
    }

    FolderDataSet(Path source, ClassSet classes, List<Entry> entries) {
        this.source = source;
        this.classes = classes;
        this.entries = List.copyOf(entries);
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
    public Optional<Path> file(int index) {
        return Optional.of(entries.get(index).frame());
    }

    @Override
    public Frame frame(int index) {
        return entries.get(index).readFrame().get();
    }

    @Override
    public Mask mask(int index) {
        return entries.get(index).readMask().get();
    }

    /** @throws UserException naming both files if their sizes differ */
    @Override
    public Sample sample(int index) {
        Frame frame = frame(index);
        Mask mask = mask(index);
        if (frame.height() != mask.height() || frame.width() != mask.width()) {
            throw new UserException(entries.get(index).frame() + " has " + frame.width() + "x" + frame.height()
                    + " pixels but " + entries.get(index).mask() + " has " + mask.width() + "x" + mask.height()
                    + "; make the mask the size of its image");
        }
        return new Sample(frame, mask);
    }
}
