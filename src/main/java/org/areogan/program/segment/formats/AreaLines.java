package org.areogan.program.segment.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;

/** A line of JSON for each frame, see {@link AreaLine}. */
final class AreaLines implements SegmentOutput {
    private final AtomicFile file;

    AreaLines(Path file) {
        this.file = AtomicFile.create(file);
    }

    @Override
    public void write(MaskedFrame frame) throws IOException {
        file.out().write((frame.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void commit() {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
