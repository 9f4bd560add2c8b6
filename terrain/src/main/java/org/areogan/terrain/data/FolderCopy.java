package org.areogan.terrain.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** Some frames of a folder of pictures, as {@code images/} and, where there are masks, {@code masks/}. */
final class FolderCopy {
    private final DataSet whole;
    private final Path folder;
    private final Map<Path, Map<String, List<Path>>> listed = new TreeMap<>();

    private FolderCopy(DataSet whole, Path folder) {
        this.whole = whole;
        this.folder = folder;
    }

    static void write(Path source, DataSet whole, List<Integer> kept, Path folder) {
        FolderCopy copy = new FolderCopy(whole, folder);
        Optional<Path> masks = Optional.of(source.resolve(Folders.MASKS))
                .filter(Files::isDirectory)
                .filter(there -> Files.isDirectory(source.resolve(Folders.IMAGES)));
        for (int index : kept) {
            copy.frame(index);
            if (whole.labelled()) {
                copy.mask(index, masks);
            }
        }
        Path manifest = source.resolve(Manifest.FILE);
        if (Files.isRegularFile(manifest)) {
            DataSetCopy.copy(manifest, folder.resolve(Manifest.FILE));
        }
    }

    /** @throws UserException if two frames would have one name: what differs in characters that no file name may have */
    static void requireNames(DataSet whole) {
        Map<String, Integer> taken = new HashMap<>();
        for (int index = 0; index < whole.size(); index++) {
            Integer twin = taken.put(name(whole, index), index);
            if (twin != null) {
                throw new UserException(whole.source() + " has the frames " + whole.id(twin) + " and " + whole.id(index)
                        + ", which would both be called " + name(whole, index) + " in the copy; rename one");
            }
        }
    }

    private void frame(int index) {
        Optional<Path> file = whole.file(index).filter(Files::isRegularFile).filter(PictureFiles::named);
        if (file.isPresent()) {
            copy(file.get(), file.get().resolveSibling(baseName(file.get())), Folders.IMAGES, index);
        } else {
            PictureFiles.writePng(
                    folder.resolve(Folders.IMAGES).resolve(name(whole, index) + ".png"),
                    Drawing.grey(whole.frame(index)));
        }
    }

    private void mask(int index, Optional<Path> masks) {
        if (masks.isPresent()) {
            Path any = masks.get().resolve(whole.id(index));
            copy(any, any, Folders.MASKS, index);
        } else {
            PictureFiles.writeMask(
                    folder.resolve(Folders.MASKS).resolve(name(whole, index) + ".png"), whole.mask(index));
        }
    }

    /** All files of this name, whatever their ending: the label of a mission's image lies beside it. */
    private void copy(Path near, Path named, String part, int index) {
        Path place = Optional.ofNullable(near.getParent()).orElse(Path.of(""));
        String base = String.valueOf(named.getFileName());
        List<Path> files = listed.computeIfAbsent(place, FolderCopy::list).getOrDefault(base, List.of());
        if (files.isEmpty()) {
            throw new UserException(near + " is no picture any more; was it moved? Begin again once it is back");
        }
        for (Path file : files) {
            String ending = file.getFileName().toString().substring(base.length());
            Path target = folder.resolve(part).resolve(name(whole, index) + ending);
            if (Files.exists(target)) {
                throw new UserException("two frames would be called " + target.getFileName()
                        + " in the copy, the second is " + whole.id(index) + "; rename one");
            }
            DataSetCopy.copy(file, target);
        }
    }

    private static Map<String, List<Path>> list(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(PictureFiles::named)
                    .sorted()
                    .collect(Collectors.groupingBy(FolderCopy::baseName, TreeMap::new, Collectors.toList()));
        } catch (IOException failure) {
            throw new UserException(place + " cannot be listed: " + failure + "; check its permissions", failure);
        }
    }

    /** Names of labelling tools may hold what no file name can. */
    private static String name(DataSet whole, int index) {
        return whole.id(index).replaceAll("[/\\\\:*?\"<>|]", "_");
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }
}
