package org.areogan.spark.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.areogan.files.UserException;

/** The files that one word of a command line names: a file, a folder with all below it, a pattern, or a list of these. */
public final class InputFiles {
    private static final String LIST = ".txt";
    private static final String WILDCARDS = "*?[{";

    private final Store store;
    private final Predicate<Path> wanted;

    /** @param wanted which files of a folder or a pattern are taken; those of a list are taken as they are */
    public InputFiles(Store store, Predicate<Path> wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /**
     * In the order of their paths, those of a list in its order.
     *
     * @throws UserException if nothing is there
     */
    public List<InputFile> of(String word) {
        Path path = store.path(word);
        List<FileStatus> found = word.endsWith(LIST) ? listed(path) : below(path);
        if (found.isEmpty()) {
            throw new UserException("there are no frames in " + word
                    + "; name a picture, a folder, an archive (.npz), a pattern such as 'frames/*/*.png', or a"
                    + " list (.txt)");
        }
        String base = base(path, found);
        return found.stream()
                .map(each -> new InputFile(each.getPath().toString(), name(base, each.getPath()), state(each)))
                .toList();
    }

    private static String state(FileStatus file) {
        return file.getLen() < 0 ? "not there" : Store.state(file);
    }

    private List<FileStatus> below(Path path) {
        FileSystem system = store.system(path);
        try {
            List<FileStatus> found = new ArrayList<>();
            for (FileStatus each : matching(system, path)) {
                if (each.isDirectory()) {
                    addBelow(system, each.getPath(), found);
                } else if (!isPattern(path) || wanted.test(each.getPath())) {
                    found.add(each);
                }
            }
            Collections.sort(found, (one, other) -> one.getPath().compareTo(other.getPath()));
            return found;
        } catch (IOException failure) {
            throw Store.unreadable(path, failure);
        }
    }

    private static List<FileStatus> matching(FileSystem system, Path path) throws IOException {
        if (!isPattern(path)) {
            try {
                return List.of(system.getFileStatus(path));
            } catch (FileNotFoundException none) {
                return List.of();
            }
        }
        try {
            FileStatus[] matching = system.globStatus(path);
            return matching == null ? List.of() : List.of(matching);
        } catch (IllegalArgumentException colon) {
            // Hadoop's patterns stumble over names with a colon in the folders that they look into.
            throw new UserException(
                    "the pattern " + path + " cannot be looked up: " + colon.getMessage()
                            + "; name the folder, or list the files in a text file",
                    colon);
        }
    }

    private void addBelow(FileSystem system, Path folder, List<FileStatus> found) throws IOException {
        if (system instanceof RawLocalFileSystem) {
            addOfDisk(system, folder, folder, found);
            return;
        }
        RemoteIterator<LocatedFileStatus> files = system.listFiles(folder, true);
        while (files.hasNext()) {
            FileStatus file = files.next();
            if (!hidden(folder, file.getPath()) && wanted.test(file.getPath())) {
                found.add(file);
            }
        }
    }

    /** Listed by Hadoop with all below at once, files on a disk would cost a process each, which asks for the owner. */
    private void addOfDisk(FileSystem disk, Path top, Path folder, List<FileStatus> found) throws IOException {
        for (FileStatus each : disk.listStatus(folder)) {
            if (hidden(top, each.getPath())) {
                continue;
            }
            if (each.isDirectory()) {
                addOfDisk(disk, top, each.getPath(), found);
            } else if (wanted.test(each.getPath())) {
                found.add(each);
            }
        }
    }

    /** What begins with a dot or an underscore is somebody's own, such as what a job of Spark leaves. */
    private static boolean hidden(Path folder, Path file) {
        String below = file.toString().substring(folder.toString().length());
        return Stream.of(below.split("/", -1)).anyMatch(each -> each.startsWith(".") || each.startsWith("_"));
    }

    private List<FileStatus> listed(Path list) {
        List<FileStatus> found = new ArrayList<>();
        String text = store.text(list).orElseThrow(() -> new UserException("there is no " + list + "; check the path"));
        for (String line :
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            Path path = store.path(line);
            try {
                if (isPattern(path)) {
                    List<FileStatus> matching = below(path);
                    found.addAll(matching.isEmpty() ? List.of(notThere(path)) : matching);
                } else if (store.system(path).getFileStatus(path).isDirectory()) {
                    found.addAll(below(path));
                } else {
                    found.add(store.system(path).getFileStatus(path));
                }
            } catch (FileNotFoundException missing) {
                found.add(notThere(path));
            } catch (IOException failure) {
                throw Store.unreadable(path, failure);
            }
        }
        return found;
    }

    /** It gets a row that says so. */
    private static FileStatus notThere(Path path) {
        return new FileStatus(-1, false, 0, 0, 0, path);
    }

    private static boolean isPattern(Path path) {
        return path.toString().chars().anyMatch(each -> WILDCARDS.indexOf(each) >= 0);
    }

    /** The folder that frames are named from: of a pattern what stands before it. Ends with a slash. */
    private static String base(Path input, List<FileStatus> found) {
        String whole = input.toString();
        if (isPattern(input)) {
            int wildcard = 0;
            while (WILDCARDS.indexOf(whole.charAt(wildcard)) < 0) {
                wildcard++;
            }
            return whole.substring(0, whole.lastIndexOf('/', wildcard) + 1);
        }
        boolean file = found.size() == 1 && found.get(0).getPath().equals(input);
        return file || whole.endsWith(LIST) ? common(found) : whole + "/";
    }

    /** The innermost folder that holds all files. */
    private static String common(List<FileStatus> found) {
        String common = found.get(0).getPath().getParent() + "/";
        for (FileStatus each : found) {
            while (!each.getPath().toString().startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
        }
        return common;
    }

    /** Below the base, without ending, and without what paths may not hold everywhere. */
    private static String name(String base, Path file) {
        String below = file.toString().substring(base.length()).replaceAll("[\\\\:]", "_");
        int dot = below.lastIndexOf('.');
        return dot > below.lastIndexOf('/') + 1 ? below.substring(0, dot) : below;
    }

    /** The end of a path's name behind its last dot, small. */
    public static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
