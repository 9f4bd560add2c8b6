package org.areogan.program.segment.formats;

import java.nio.file.Path;

/**
 * A file for each frame, all in one folder.
 *
 * @param folder its name
 * @param ending of each file, e.g. {@code .png}
 */
public record FrameFiles(String folder, String ending, Writer writer) {
    /** How a frame becomes a file. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, SegmentedFrame frame, Appearance appearance);
    }

    /** The file of a frame of this name. */
    public Path file(Path output, String name) {
        return output.resolve(folder).resolve(name + ending);
    }

    /** @throws org.areogan.files.UserException if the file cannot be written */
    public void write(Path output, SegmentedFrame frame, Appearance appearance) {
        writer.write(file(output, frame.source().name()), frame, appearance);
    }
}
