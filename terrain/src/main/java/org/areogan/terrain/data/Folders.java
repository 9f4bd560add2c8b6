package org.areogan.terrain.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.labelling.AnnotatedFrame;
import org.areogan.terrain.labelling.Annotations;
import org.areogan.terrain.picture.PictureFiles;

/** Opens folders of pictures. */
final class Folders {
    static final String IMAGES = "images";
    static final String MASKS = "masks";
    private static final int NAMED_AT_MOST = 5;

    private Folders() {}

    static DataSet openLabelled(Path folder, ClassSet classes) {
        if (Files.isDirectory(folder.resolve(IMAGES)) && Files.isDirectory(folder.resolve(MASKS))) {
            SortedMap<String, Path> frames = pictures(folder.resolve(IMAGES));
            SortedMap<String, Path> masks = pictures(folder.resolve(MASKS));
            refuseUnpaired(folder.resolve(IMAGES), frames, folder.resolve(MASKS), masks);
            refuseUnpaired(folder.resolve(MASKS), masks, folder.resolve(IMAGES), frames);
            return new FolderDataSet(
                    folder, classes, pair(frames, masks, mask -> PictureFiles.readMask(mask, classes)));
        }
        return Ai4Mars.at(folder)
                .map(layout -> layout.openLabelled(folder, classes))
                .or(() -> Annotations.in(folder, classes).map(all -> annotated(folder, classes, all)))
                .orElseThrow(() -> new UserException(folder + " is no labelled data set; it needs the folders " + IMAGES
                        + "/ and " + MASKS + "/ with files of the same names, the AI4Mars folders images/edr/ and"
                        + " labels/train/, or what CVAT, LabelMe or Label Studio export"));
    }

    /** One file of annotations, with the pictures that it names. */
    static DataSet openAnnotations(Path file, ClassSet classes) {
        return annotated(file, classes, Annotations.of(file, classes));
    }

    private static DataSet annotated(Path source, ClassSet classes, List<AnnotatedFrame> frames) {
        return new FolderDataSet(
                source,
                classes,
                frames.stream()
                        .map(each -> new FolderDataSet.Entry(
                                each.id(), each.picture(), each.frame(), each.annotation(), each.mask()))
                        .toList());
    }

    static DataSet openFrames(Path folder, ClassSet classes) {
        Path images = Ai4Mars.at(folder)
                .map(Ai4Mars::images)
                .orElse(Files.isDirectory(folder.resolve(IMAGES)) ? folder.resolve(IMAGES) : folder);
        return frames(folder, classes, pictures(images));
    }

    static DataSet single(Path picture, ClassSet classes) {
        return frames(picture, classes, new TreeMap<>(Map.of(baseName(picture), picture)));
    }

    /** Picture files by name without ending, in alphabetical order. */
    static SortedMap<String, Path> pictures(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(PictureFiles::named).sorted().toList();
        } catch (IOException failure) {
            throw new UserException(folder + " cannot be listed: " + failure + "; check its permissions", failure);
        }
        if (files.isEmpty()) {
            throw new UserException(
                    folder + " holds no pictures; put PNG, JPEG, TIFF, BMP, GIF, PNM or IMG files there");
        }
        SortedMap<String, Path> byName = new TreeMap<>();
        for (Path file : files) {
            if (isLabelOfAnother(file, files)) {
                continue;
            }
            Path twin = byName.put(baseName(file), file);
            if (twin != null) {
                throw new UserException(twin + " and " + file + " differ only in their ending; rename or remove one");
            }
        }
        return byName;
    }

    /** A PDS4 label is read by the picture beside it. */
    private static boolean isLabelOfAnother(Path file, List<Path> files) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xml")
                && files.stream()
                        .anyMatch(
                                other -> !other.equals(file) && baseName(other).equals(baseName(file)));
    }

    static List<FolderDataSet.Entry> pair(
            SortedMap<String, Path> frames, SortedMap<String, Path> masks, Function<Path, Mask> read) {
        List<FolderDataSet.Entry> entries = new ArrayList<>();
        masks.forEach((name, mask) -> {
            Path frame = frames.get(name);
            if (frame != null) {
                entries.add(FolderDataSet.Entry.of(name, frame, mask, () -> read.apply(mask)));
            }
        });
        return entries;
    }

    static void refuseUnpaired(
            Path folder, SortedMap<String, Path> files, Path partners, SortedMap<String, Path> partnerFiles) {
        Collection<String> alone = new TreeSet<>(files.keySet());
        alone.removeAll(partnerFiles.keySet());
        if (!alone.isEmpty()) {
            throw new UserException(alone.size() + " of the " + files.size() + " pictures in " + folder
                    + " have no partner of the same name in " + partners + ": "
                    + alone.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))
                    + (alone.size() > NAMED_AT_MOST ? ", ..." : "") + "; add or remove them");
        }
    }

    private static DataSet frames(Path source, ClassSet classes, SortedMap<String, Path> pictures) {
        List<FolderDataSet.Entry> entries = new ArrayList<>();
        pictures.forEach((name, file) -> entries.add(FolderDataSet.Entry.of(name, file)));
        return new FolderDataSet(source, classes, entries);
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
