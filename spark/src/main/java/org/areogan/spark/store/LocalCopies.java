package org.areogan.spark.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.fs.FileStatus;

/**
 * Files of a store as files on this machine's disk, which all readers understand. A file that is on the disk already is taken
 * as it is; of another a copy of the same name is made, and of the label beside it where its kind has one.
 */
public final class LocalCopies implements AutoCloseable {
    /** The label of an image of a mission may be a file beside it. */
    private static final Map<String, List<String>> BESIDE = Map.of("img", List.of(".LBL", ".lbl", ".xml", ".XML"));

    private final Store store;
    private final Path folder;
    private final Map<String, String> named = new HashMap<>();
    private int copies;

    public LocalCopies(Store store) {
        this.store = store;
        try {
            this.folder = Files.createTempDirectory("areogan-spark-");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write to the folder of temporary files", failure);
        }
    }

    /** A folder of its own for what is written here, too. */
    public Path folder() {
        return folder;
    }

    /** @throws org.areogan.files.UserException if it is not there or may not be read */
    public Path of(String file) {
        org.apache.hadoop.fs.Path path = store.path(file);
        Optional<Path> here = onDisk(path);
        if (here.isPresent()) {
            return here.get();
        }
        Path own = folder.resolve("copy-" + copies++);
        Path copy = copied(path, own);
        String name = path.getName();
        String stem = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        for (String ending : BESIDE.getOrDefault(InputFiles.ending(file), List.of())) {
            org.apache.hadoop.fs.Path label = new org.apache.hadoop.fs.Path(
                    path.getParent(), new org.apache.hadoop.fs.Path(null, null, stem + ending));
            if (store.exists(label)) {
                copied(label, own);
            }
        }
        return copy;
    }

    /** The same, of a folder with all below it. @throws org.areogan.files.UserException if it is not there or may not be read */
    public Path whole(String fileOrFolder) {
        org.apache.hadoop.fs.Path path = store.path(fileOrFolder);
        Optional<Path> here = onDisk(path);
        try {
            if (here.isPresent() || !store.system(path).getFileStatus(path).isDirectory()) {
                return here.isPresent() ? here.get() : of(fileOrFolder);
            }
            Path copy = folder.resolve("copy-" + copies++).resolve(path.getName());
            copyBelow(path, copy);
            return copy;
        } catch (IOException failure) {
            throw Store.unreadable(path, failure);
        }
    }

    private void copyBelow(org.apache.hadoop.fs.Path path, Path own) throws IOException {
        Files.createDirectories(own);
        for (FileStatus each : store.system(path).listStatus(path)) {
            if (each.isDirectory()) {
                copyBelow(each.getPath(), own.resolve(each.getPath().getName()));
            } else {
                copied(each.getPath(), own);
            }
        }
    }

    /** Copies what lies beside a file under this name, too, if there is such a file and if the first one is a copy. */
    public void beside(String file, Path copy, String name) {
        org.apache.hadoop.fs.Path other =
                new org.apache.hadoop.fs.Path(store.path(file).getParent(), name);
        Path own = copy.getParent();
        if (own != null && own.startsWith(folder) && store.exists(other)) {
            copied(other, own);
        }
    }

    private static Optional<Path> onDisk(org.apache.hadoop.fs.Path path) {
        return "file".equals(path.toUri().getScheme())
                ? Optional.of(Path.of(path.toUri().getPath()))
                : Optional.empty();
    }

    private Path copied(org.apache.hadoop.fs.Path path, Path own) {
        Path copy = own.resolve(path.getName());
        String whole = path.toString();
        named.put(own + "/", whole.substring(0, whole.length() - path.getName().length()));
        try {
            PathUtils.createParentDirectories(copy);
            try (OutputStream out = Files.newOutputStream(copy)) {
                store.copy(path, out);
            }
            return copy;
        } catch (IOException failure) {
            // Unchecked: another machine may have space.
            throw new UncheckedIOException(
                    "cannot write " + copy + ": " + failure.getMessage()
                            + "; check the free space of the folder of temporary files",
                    failure);
        }
    }

    /** A text in which files are called as people know them, not as their copies. */
    public String told(String text) {
        String told = text;
        for (Map.Entry<String, String> each : named.entrySet()) {
            told = told.replace(each.getKey(), each.getValue());
        }
        return told;
    }

    private static void remove(Path folder) {
        try {
            if (Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + folder, failure);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
