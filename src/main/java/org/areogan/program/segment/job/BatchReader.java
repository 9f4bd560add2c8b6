package org.areogan.program.segment.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Batches;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.IgnoreMasks;

/**
 * Reads frames in batches of at most {@link Batches#SIZE} and about {@link #PIXELS}. No batch reaches over a multiple of {@link
 * Batches#SIZE}, and a frame that cannot be read leaves its place empty: so what is segmented together, and with it all bits,
 * is decided by each sixteen frames alone, whoever segments the others.
 */
final class BatchReader {
    /** A batch that holds as many takes no further frame: eight frames of a megapixel. */
    private static final long PIXELS = 1 << 23;

    private final List<NamedFrame> all;
    private final Optional<IgnoreMasks> ignored;
    private final boolean strict;

    /** @param strict whether a frame that cannot be read is an error */
    BatchReader(List<NamedFrame> all, Optional<IgnoreMasks> ignored, boolean strict) {
        this.all = all;
        this.ignored = ignored;
        this.strict = strict;
    }

    /**
     * The batch that begins at a frame; empty after the last one.
     *
     * @throws UnreadableException if a frame must be read and cannot be
     */
    ReadBatch from(int first) {
        List<ReadBatch.Read> frames = new ArrayList<>();
        long pixels = 0;
        int end = Math.min(all.size(), (first / Batches.SIZE + 1) * Batches.SIZE);
        for (int number = first; number < end && pixels < PIXELS; number++) {
            ReadBatch.Read read = read(all.get(number));
            frames.add(read);
            pixels += read.frame().map(frame -> frame.grey().length).orElse(0);
        }
        return new ReadBatch(first, frames);
    }

    private ReadBatch.Read read(NamedFrame source) {
        try {
            Frame frame = source.read();
            return new ReadBatch.Read(source, Optional.of(frame), unlabelled(source, frame), "");
        } catch (UserException failure) {
            if (strict) {
                throw new UnreadableException(failure);
            }
            return new ReadBatch.Read(source, Optional.empty(), Optional.empty(), String.valueOf(failure.getMessage()));
        }
    }

    private Optional<boolean[]> unlabelled(NamedFrame source, Frame frame) {
        return Stream.of(
                        source.missing().get(),
                        source.ignored().map(masks -> masks.ignored(source.id(), frame)),
                        ignored.map(masks -> masks.ignored(source.id(), frame)))
                .flatMap(Optional::stream)
                .reduce(BatchReader::either);
    }

    private static boolean[] either(boolean[] one, boolean[] other) {
        boolean[] both = one.clone();
        for (int pixel = 0; pixel < both.length; pixel++) {
            both[pixel] |= other[pixel];
        }
        return both;
    }

    /** A frame cannot be read, and must be. */
    static final class UnreadableException extends UserException {
        private static final long serialVersionUID = 1;

        UnreadableException(UserException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
