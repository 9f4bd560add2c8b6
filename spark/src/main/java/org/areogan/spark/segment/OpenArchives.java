package org.areogan.spark.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.InputFiles;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.terrain.ClassSet;

/** The archive that tasks of this process read frames from; the newest one is kept, since parts in a row mostly share it. */
final class OpenArchives {
    private static String openedName = "";
    private static List<NamedFrame> opened = List.of();

    private OpenArchives() {}

    /** Whether the file's name is that of an archive of frames. */
    static boolean named(String file) {
        return List.of("npz", "npy").contains(InputFiles.ending(file));
    }

    /** @throws org.areogan.files.UserException if it cannot be read */
    static synchronized List<NamedFrame> frames(Store store, String file, ClassSet classes) {
        String name = file + " " + store.state(store.path(file));
        if (!name.equals(openedName)) {
            opened = List.of();
            openedName = "";
            // Its arrays are held in memory, so the copy may go.
            try (LocalCopies copies = new LocalCopies(store)) {
                Path copy = copies.of(file);
                opened = NamedFrames.open(List.of(copy), classes).list();
                openedName = name;
            }
        }
        return opened;
    }

    /** The names of an archive's frames, as a single machine has them, below the archive's own folder. */
    static List<FrameSource> sources(Store store, InputFile archive, boolean alone, ClassSet classes) {
        List<FrameSource> sources = new ArrayList<>();
        String folder = archive.name().substring(0, archive.name().lastIndexOf('/') + 1);
        for (NamedFrame frame : frames(store, archive.path(), classes)) {
            int index = sources.size();
            boolean numbered = frame.id().equals(Integer.toString(index));
            String name = numbered || alone ? folder + frame.name() : archive.name() + "/" + frame.name();
            sources.add(FrameSource.ofArchive(name, archive.path(), index));
        }
        return sources;
    }
}
