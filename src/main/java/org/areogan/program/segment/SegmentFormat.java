package org.areogan.program.segment;

import java.nio.file.Path;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** The files that segmented frames can become. */
public enum SegmentFormat {
    /** A grey PNG of class ids for each frame. */
    MASKS("masks", true) {
        @Override
        SegmentOutput open(Path output, ClassSet classes, int frames) {
            return new PictureFolder(
                    target(output),
                    (file, frame) ->
                            PictureFiles.writeMask(file, frame.prediction().mask()));
        }
    },
    /** A PNG of the frame under the classes' colours for each frame. */
    OVERLAYS("overlays", true) {
        @Override
        SegmentOutput open(Path output, ClassSet classes, int frames) {
            return new PictureFolder(
                    target(output),
                    (file, frame) -> PictureFiles.writePng(
                            file,
                            Drawing.overlay(frame.frame(), frame.prediction().mask(), classes, OPACITY)));
        }
    },
    /** One archive with all masks. */
    NPZ("masks.npz", false) {
        @Override
        SegmentOutput open(Path output, ClassSet classes, int frames) {
            return new MaskArchive(target(output), frames);
        }
    },
    /** One table as the reference data set's score takes it. */
    CSV("submission.csv", false) {
        @Override
        SegmentOutput open(Path output, ClassSet classes, int frames) {
            return new SubmissionTable(target(output));
        }
    };

    static final String PNG = ".png";
    private static final double OPACITY = 0.45;

    private final String name;
    private final boolean folder;

    /** @param folder whether the name is that of a folder with a picture for each frame */
    SegmentFormat(String name, boolean folder) {
        this.name = name;
        this.folder = folder;
    }

    /** @param frames how many there will be */
    abstract SegmentOutput open(Path output, ClassSet classes, int frames);

    /** The file or the folder of files. */
    Path target(Path output) {
        return output.resolve(name);
    }

    /** All files that frames of these names become. */
    List<Path> files(Path output, List<String> names) {
        return folder
                ? names.stream().map(each -> target(output).resolve(each + PNG)).toList()
                : List.of(target(output));
    }
}
