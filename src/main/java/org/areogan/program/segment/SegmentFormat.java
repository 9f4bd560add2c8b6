package org.areogan.program.segment;

import java.nio.file.Path;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** The files that segmented frames can become. */
public enum SegmentFormat {
    /** A grey PNG of class ids for each frame. */
    MASKS("masks") {
        @Override
        SegmentOutput open(Path folder, ClassSet classes, int frames) {
            return new PictureFolder(
                    target(folder),
                    (file, frame) ->
                            PictureFiles.writeMask(file, frame.prediction().mask()));
        }
    },
    /** A PNG of the frame under the classes' colours for each frame. */
    OVERLAYS("overlays") {
        @Override
        SegmentOutput open(Path folder, ClassSet classes, int frames) {
            return new PictureFolder(
                    target(folder),
                    (file, frame) -> PictureFiles.writePng(
                            file,
                            Drawing.overlay(frame.frame(), frame.prediction().mask(), classes, OPACITY)));
        }
    },
    /** One archive with all masks. */
    NPZ("masks.npz") {
        @Override
        SegmentOutput open(Path folder, ClassSet classes, int frames) {
            return new MaskArchive(target(folder), frames);
        }
    },
    /** One table as the reference data set's score takes it. */
    CSV("submission.csv") {
        @Override
        SegmentOutput open(Path folder, ClassSet classes, int frames) {
            return new SubmissionTable(target(folder));
        }
    };

    static final String PNG = ".png";
    private static final double OPACITY = 0.45;

    private final String name;

    SegmentFormat(String name) {
        this.name = name;
    }

    /** @param frames how many there will be */
    abstract SegmentOutput open(Path folder, ClassSet classes, int frames);

    /** The file or the folder of files. */
    Path target(Path folder) {
        return folder.resolve(name);
    }

    /** All files that frames of these names become. */
    List<Path> files(Path folder, List<String> names) {
        return this == MASKS || this == OVERLAYS
                ? names.stream().map(each -> target(folder).resolve(each + PNG)).toList()
                : List.of(target(folder));
    }
}
