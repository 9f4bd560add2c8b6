package org.areogan.program.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.StagedFolder;
import org.areogan.terrain.picture.PictureFiles;

/** A grey PNG of class ids for each frame. */
record MaskPictures(Path folder) implements SegmentOutput {
    @Override
    public List<Path> files(List<String> names) {
        return names.stream().map(name -> file(folder, name)).toList();
    }

    @Override
    public void write(Pass pass) throws IOException {
        StagedFolder.fill(
                folder,
                staging -> pass.into(frame -> PictureFiles.writeMask(
                        file(staging, frame.name()), frame.prediction().mask())));
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".png");
    }
}
