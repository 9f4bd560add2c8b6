package org.areogan.program.segment;

import java.nio.file.Path;
import org.areogan.files.StagedFolder;

/** A picture for each frame, all in one folder. */
final class PictureFolder implements SegmentOutput {
    private final StagedFolder staged;
    private final Picture picture;

    /** How a frame becomes a picture file. */
    @FunctionalInterface
    interface Picture {
        void write(Path file, SegmentedFrame frame);
    }

    PictureFolder(Path folder, Picture picture) {
        this.picture = picture;
        staged = StagedFolder.open(folder);
    }

    @Override
    public void write(SegmentedFrame frame) {
        picture.write(staged.file(frame.name() + SegmentFormat.PNG), frame);
    }

    @Override
    public void commit() {
        staged.commit();
    }

    @Override
    public void close() {
        staged.close();
    }
}
