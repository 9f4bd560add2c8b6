package org.areogan.program.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.Mask;

/**
 * One archive: {@code masks} [frames, height, width] and {@code names} [frames].
 *
 * @param frames how many there will be
 */
record MaskArchive(Path file, int frames) implements SegmentOutput {
    @Override
    public List<Path> files(List<String> names) {
        return List.of(file);
    }

    @Override
    public void write(Pass pass) {
        NpzWriter.write(file, archive -> {
            OneSize size = new OneSize(file);
            List<String> names = new ArrayList<>();
            pass.into(frame -> {
                Mask mask = frame.prediction().mask();
                if (size.accept(frame)) {
                    archive.beginBytes("masks", frames, mask.height(), mask.width());
                }
                archive.append(mask.ids());
                names.add(frame.name());
            });
            archive.strings("names", names);
        });
    }
}
