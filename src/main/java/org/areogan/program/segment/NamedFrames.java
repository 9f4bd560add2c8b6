package org.areogan.program.segment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.areogan.files.UserException;
import org.areogan.terrain.Batches;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;

/** The frames of pictures, folders and archives in a row, each with a name that is its own. */
public final class NamedFrames {
    private final ClassSet classes;
    private final List<NamedFrame> frames = new ArrayList<>();
    private final Map<String, Path> taken = new HashMap<>();

    private NamedFrames(ClassSet classes) {
        this.classes = classes;
    }

    /**
     * A frame is named after its file; one of an archive after the archive and its index.
     *
     * @param classes of masks, where an input has them; they are not read
     * @throws UserException if an input cannot be read, or two frames have the same name
     */
    public static NamedFrames open(List<Path> inputs, ClassSet classes) {
        NamedFrames all = new NamedFrames(classes);
        for (Path input : inputs) {
            if (Files.isRegularFile(input) && PictureFiles.named(input)) {
                all.add(input, stem(input), () -> PictureFiles.readFrame(input));
            } else {
                all.addSet(input);
            }
        }
        return all;
    }

    private void addSet(Path input) {
        DataSet set = DataSets.openFrames(input, new DataSets.Options(classes, DataSets.Options.DEFAULT.groupBy()));
        boolean arrays = !Files.isDirectory(input);
        for (int index = 0; index < set.size(); index++) {
            int place = index;
            String id = set.id(index);
            boolean numbered = arrays && id.equals(Integer.toString(index));
            add(input, numbered ? stem(input) + "-" + padded(index, set.size()) : id, () -> set.frame(place));
        }
    }

    private void add(Path input, String given, Supplier<Frame> source) {
        String name = given.replaceAll("[/\\\\:]", "_");
        Path other = taken.putIfAbsent(name, input);
        if (other != null) {
            throw new UserException("two frames are called " + name + ", in " + other + " and " + input
                    + "; segment them into separate folders");
        }
        frames.add(new NamedFrame(name, source));
    }

    public int size() {
        return frames.size();
    }

    List<String> names() {
        return frames.stream().map(NamedFrame::name).toList();
    }

    List<List<NamedFrame>> batches() {
        return Batches.of(frames);
    }

    /** So that names sort as the frames do. */
    private static String padded(int index, int size) {
        String number = Integer.toString(index);
        return "0".repeat(Integer.toString(size - 1).length() - number.length()) + number;
    }

    private static String stem(Path input) {
        Path name = input.toAbsolutePath().normalize().getFileName();
        return name == null ? "frame" : name.toString().replaceFirst("\\.[^.]*$", "");
    }
}
