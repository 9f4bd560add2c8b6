package org.areogan.terrain.data.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyHeader;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.DataSet;

/** Some frames of an archive or array: of every array that has an entry for each frame the entries of these. */
public final class ArchiveCopy {
    private static final int AXES_OF_ONE_FRAME = 2;

    private ArchiveCopy() {}

    /** An archive without masks was opened for {@code test_set} where it has one, and then only that is about these frames. */
    public static void write(Path source, DataSet whole, List<Integer> kept, Path target) {
        Set<Integer> chosen = new HashSet<>(kept);
        try (NpzReader archive = NpzReader.open(source)) {
            boolean unlabelled = !whole.labelled() && archive.has(Archives.TEST);
            NpzWriter.write(target, copy -> {
                for (String name : archive.names()) {
                    try (NpyReader array = archive.array(name)) {
                        boolean ofTheseFrames = name.equals(Archives.TEST) == unlabelled;
                        write(array, name, ofTheseFrames ? whole.size() : -1, chosen, copy);
                    }
                }
            });
        } catch (IOException failure) {
            throw NpyReader.unreadable(source.toString(), failure);
        }
    }

    private static void write(NpyReader array, String name, long frames, Set<Integer> chosen, NpzWriter copy)
            throws IOException {
        List<Long> shape = array.header().shape();
        boolean each = !shape.isEmpty() && shape.get(0) == frames;
        copy.beginRaw(name, array.header().type(), each ? with(shape, chosen.size()) : shape);
        array.rows((row, bytes) -> {
            if (!each || chosen.contains((int) row)) {
                copy.append(bytes);
            }
        });
    }

    /** @throws UserException if an array of the archive cannot be copied row by row */
    public static void requireArrays(Path source) {
        try (NpzReader archive = NpzReader.open(source)) {
            for (String name : archive.names()) {
                try (NpyReader array = archive.array(name)) {
                    array.requireRows();
                }
            }
        } catch (IOException failure) {
            throw NpyReader.unreadable(source.toString(), failure);
        }
    }

    /** @throws UserException if the array cannot be copied row by row */
    public static void requireRows(Path source) {
        try (NpyReader array = NpyReader.open(source)) {
            array.requireRows();
        } catch (IOException failure) {
            throw NpyReader.unreadable(source.toString(), failure);
        }
    }

    /** @throws UserException if the array is one frame, or cannot be copied row by row */
    public static void requireFrames(Path source) {
        try (NpyReader array = NpyReader.open(source)) {
            array.requireRows();
            NpyHeader header = array.header();
            if (header.shape().size() <= AXES_OF_ONE_FRAME) {
                throw new UserException(source + " has the shape " + header.shape() + " and so one frame, of which none"
                        + " can be left out; give an array [frames, height, width]");
            }
        } catch (IOException failure) {
            throw NpyReader.unreadable(source.toString(), failure);
        }
    }

    public static void writeArray(Path source, List<Integer> kept, Path target) {
        requireFrames(source);
        writeRows(source, kept, target);
    }

    /** Of an array whose first index is the frame's, whatever a frame is in it. */
    public static void writeRows(Path source, List<Integer> kept, Path target) {
        Set<Integer> chosen = new HashSet<>(kept);
        try (NpyReader array = NpyReader.open(source)) {
            NpyHeader header = array.header();
            AtomicFile.write(target, out -> {
                out.write(header.reshaped(with(header.shape(), chosen.size())));
                array.rows((row, bytes) -> {
                    if (chosen.contains((int) row)) {
                        out.write(bytes);
                    }
                });
            });
        } catch (IOException failure) {
            throw NpyReader.unreadable(source.toString(), failure);
        }
    }

    private static List<Long> with(List<Long> shape, long first) {
        List<Long> changed = new ArrayList<>(shape);
        changed.set(0, first);
        return changed;
    }
}
