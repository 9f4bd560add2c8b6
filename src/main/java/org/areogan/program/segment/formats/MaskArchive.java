package org.areogan.program.segment.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.Mask;

/** One archive: {@code masks} [frames, height, width] and {@code names} [frames]. */
final class MaskArchive implements SegmentOutput {
    private final int frames;
    private final OneSize size;
    private final NpzWriter archive;
    private final List<String> names = new ArrayList<>();

    /** @param frames how many there will be */
    MaskArchive(Path file, int frames) {
        this.frames = frames;
        size = new OneSize(file);
        archive = NpzWriter.create(file);
    }

    @Override
    public void write(MaskedFrame frame) throws IOException {
        Mask mask = frame.mask();
        if (size.accept(frame.source().name(), mask.height(), mask.width())) {
            archive.beginBytes("masks", frames, mask.height(), mask.width());
        }
        archive.append(mask.ids());
        names.add(frame.source().name());
    }

    @Override
    public void commit() throws IOException {
        archive.strings("names", names);
        archive.commit();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
