package org.areogan.spark.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.areogan.files.UserException;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.InputFiles;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.terrain.ClassSet;

/**
 * The archives that a task reads frames from. All tasks of this process share them: each is read once and held whole as long
 * as a task holds it. Of those that none holds, the newest stays until another is asked for, since parts in a row mostly share
 * one.
 */
final class OpenArchives implements AutoCloseable {
    private static final Map<Key, Opened> OPENED = new HashMap<>();

    private final Store store;
    private final ClassSet classes;
    private final Map<String, Key> held = new HashMap<>();

    OpenArchives(Store store, ClassSet classes) {
        this.store = store;
        this.classes = classes;
    }

    /** An archive that is changed is another one. */
    private record Key(String file, String state) {}

    private static final class Opened {
        private int holders;
        private List<NamedFrame> frames = List.of();

        /** Others that want this archive wait; those that want another one do not. */
        synchronized List<NamedFrame> frames(Store store, String file, ClassSet classes) {
            if (frames.isEmpty()) {
                // Its arrays are held in memory, so the copy may go.
                try (LocalCopies copies = new LocalCopies(store)) {
                    frames = opened(copies, file, classes);
                }
            }
            return frames;
        }

        private static List<NamedFrame> opened(LocalCopies copies, String file, ClassSet classes) {
            try {
                return NamedFrames.open(List.of(copies.of(file)), classes).list();
            } catch (UserException trouble) {
                throw new UserException(copies.told(String.valueOf(trouble.getMessage())), trouble);
            }
        }
    }

    /** Whether the file's name is that of an archive of frames. */
    static boolean named(String file) {
        return List.of("npz", "npy").contains(InputFiles.ending(file));
    }

    /**
     * All frames of an archive, which is held from now on.
     *
     * @throws UserException if it cannot be read
     */
    List<NamedFrame> frames(String file) {
        Key known = held.get(file);
        Key key = known == null ? new Key(file, store.state(store.path(file))) : known;
        Opened opened = known == null ? hold(key) : opened(key);
        held.put(file, key);
        return opened.frames(store, file, classes);
    }

    /**
     * A frame of an archive, which is held from now on.
     *
     * @throws UserException if it cannot be read, or has fewer frames than it had when the job began
     */
    NamedFrame frame(String file, int index) {
        List<NamedFrame> frames = frames(file);
        if (index >= frames.size()) {
            throw new UserException("frame " + index + " of " + file + " is gone: the archive has " + frames.size()
                    + " frames now and was replaced since the job began; segment it into another folder");
        }
        return frames.get(index);
    }

    /** Lets go of all archives but some. */
    void keepOnly(Set<String> files) {
        held.entrySet().removeIf(each -> {
            if (files.contains(each.getKey())) {
                return false;
            }
            release(each.getValue());
            return true;
        });
    }

    @Override
    public void close() {
        keepOnly(Set.of());
    }

    private static synchronized Opened hold(Key key) {
        dropIdleBut(key);
        Opened opened = OPENED.computeIfAbsent(key, unused -> new Opened());
        opened.holders++;
        return opened;
    }

    private static synchronized void release(Key key) {
        opened(key).holders--;
        dropIdleBut(key);
    }

    private static synchronized Opened opened(Key key) {
        return Objects.requireNonNull(OPENED.get(key));
    }

    private static void dropIdleBut(Key key) {
        OPENED.entrySet()
                .removeIf(each -> each.getValue().holders == 0 && !each.getKey().equals(key));
    }

    /** The names of an archive's frames, as a single machine has them, below the archive's own folder. */
    List<FrameSource> sources(InputFile archive, boolean alone) {
        List<FrameSource> sources = new ArrayList<>();
        String folder = archive.name().substring(0, archive.name().lastIndexOf('/') + 1);
        for (NamedFrame frame : frames(archive.path())) {
            int index = sources.size();
            boolean numbered = frame.id().equals(Integer.toString(index));
            String name = numbered || alone ? folder + frame.name() : archive.name() + "/" + frame.name();
            sources.add(FrameSource.ofArchive(name, archive.path(), index));
        }
        return sources;
    }
}
