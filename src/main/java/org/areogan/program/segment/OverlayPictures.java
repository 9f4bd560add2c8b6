package org.areogan.program.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.StagedFolder;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** The frame under the classes' colours, a PNG for each. */
record OverlayPictures(Path folder, ClassSet classes) implements SegmentOutput {
    private static final double OPACITY = 0.45;

    @Override
    public List<Path> files(List<String> names) {
        return names.stream().map(name -> file(folder, name)).toList();
    }

    @Override
    public void write(Pass pass) throws IOException {
        StagedFolder.fill(
                folder,
                staging -> pass.into(frame -> PictureFiles.writePng(
                        file(staging, frame.name()),
                        Drawing.overlay(frame.frame(), frame.prediction().mask(), classes, OPACITY))));
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".png");
    }
}
