package org.areogan.program.segment.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file for each frame, all in one folder.
 *
 * @param folder its name
 * @param ending of each file, e.g. {@code .png}
 * @param encoder makes the same bytes in memory, where the format can
 */
public record FrameFiles(String folder, String ending, Writer writer, Optional<Encoder> encoder) {
    /** How a frame becomes a file. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, SegmentedFrame frame, Appearance appearance);
    }

    /** How a frame becomes the bytes of a file. */
    @FunctionalInterface
    interface Encoder {
        byte[] encode(SegmentedFrame frame, Appearance appearance);
    }

    FrameFiles(String folder, String ending, Writer writer) {
        this(folder, ending, writer, Optional.empty());
    }

    /** The file of a frame of this name. */
    public Path file(Path output, String name) {
        return output.resolve(folder).resolve(name + ending);
    }

    /** @throws org.areogan.files.UserException if the file cannot be written */
    public void write(Path output, SegmentedFrame frame, Appearance appearance) {
        writer.write(file(output, frame.source().name()), frame, appearance);
    }

    /**
     * What {@link #write} writes, for whoever keeps it elsewhere.
     *
     * @param scratch a folder, where formats that are written to files alone have one for a moment
     */
    public byte[] bytes(Path scratch, SegmentedFrame frame, Appearance appearance) {
        if (encoder.isPresent()) {
            return encoder.get().encode(frame, appearance);
        }
        write(scratch, frame, appearance);
        Path file = file(scratch, frame.source().name());
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
