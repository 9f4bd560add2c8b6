package org.areogan.program.segment.frames;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.data.IgnoreMasks;
import org.areogan.terrain.picture.PictureFiles;

/** The frames of pictures, folders and archives in a row, each with a name that is its own. */
public final class NamedFrames {
    private static final String STANDARD_INPUT = "-";

    private final ClassSet classes;
    private final List<NamedFrame> frames = new ArrayList<>();
    private final Map<String, Path> taken = new HashMap<>();

    private NamedFrames(ClassSet classes) {
        this.classes = classes;
    }

    /** As {@link #open(List, ClassSet, InputStream)}, of paths alone. */
    public static NamedFrames open(List<Path> inputs, ClassSet classes) {
        return open(inputs.stream().map(Path::toString).toList(), classes, InputStream.nullInputStream());
    }

    /**
     * A frame is named after its file; one of an archive after the archive and its index; what a pattern or a list names,
     * after its path from the folder that they have in common.
     *
     * @param inputs paths, patterns such as {@code frames/**}{@code /*.png}, or {@code -}
     * @param classes of masks, where an input has them; they are not read
     * @param standardInput what {@code -} stands for: a picture, or names of inputs, one a line
     * @throws UserException if an input is not there or cannot be read, or two frames have the same name
     */
    public static NamedFrames open(List<String> inputs, ClassSet classes, InputStream standardInput) {
        NamedFrames all = new NamedFrames(classes);
        for (String input : inputs) {
            if (input.equals(STANDARD_INPUT)) {
                all.addStandardInput(StandardInput.read(standardInput));
            } else {
                all.addFound(InputPaths.of(input));
            }
        }
        return all;
    }

    private void addStandardInput(StandardInput input) {
        Optional<Frame> picture = input.picture();
        if (picture.isPresent()) {
            Frame frame = picture.get();
            add(
                    Path.of(STANDARD_INPUT),
                    new NamedFrame(
                            "standard-input", "standard-input", Optional.empty(), Optional.empty(), () -> frame));
        } else {
            addFound(InputPaths.listed(input.names()));
        }
    }

    private void addFound(InputPaths.Found found) {
        for (Path input : found.paths()) {
            String stem = found.base()
                    .map(base -> stem(base.toAbsolutePath().normalize().relativize(absolute(input))))
                    .orElseGet(() -> last(stem(absolute(input))));
            if (Files.isRegularFile(input) && PictureFiles.named(input)) {
                add(
                        input,
                        new NamedFrame(
                                stem,
                                last(stem),
                                Optional.of(input),
                                Optional.empty(),
                                () -> PictureFiles.readFrame(input)));
            } else {
                addSet(input, stem, found.base().isPresent());
            }
        }
    }

    private void addSet(Path input, String stem, boolean withFolders) {
        DataSet set = DataSets.openFrames(input, new DataSets.Options(classes, DataSets.Options.DEFAULT.groupBy()));
        Optional<IgnoreMasks> ignored = DataSets.ignored(input);
        boolean arrays = !Files.isDirectory(input);
        for (int index = 0; index < set.size(); index++) {
            int place = index;
            String id = set.id(index);
            boolean numbered = arrays && id.equals(Integer.toString(index));
            String name = numbered ? stem + "-" + padded(index, set.size()) : withFolders ? stem + "/" + id : id;
            add(input, new NamedFrame(name, id, set.file(index), ignored, () -> set.frame(place)));
        }
    }

    private void add(Path input, NamedFrame frame) {
        String name = frame.name().replaceAll("[/\\\\:]", "_");
        Path other = taken.putIfAbsent(name, input);
        if (other != null) {
            throw new UserException("two frames are called " + name + ", in " + other + " and " + input
                    + "; segment them into separate folders, or name them by one pattern such as '**/*.png', which keeps"
                    + " folders apart");
        }
        frames.add(new NamedFrame(name, frame.id(), frame.picture(), frame.ignored(), frame.source()));
    }

    public int size() {
        return frames.size();
    }

    public NamedFrame get(int index) {
        return frames.get(index);
    }

    public List<String> names() {
        return frames.stream().map(NamedFrame::name).toList();
    }

    /** The SHA-256 of all names, files, their sizes and times, in hexadecimal: changes when another frame comes in a name's place. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (NamedFrame frame : frames) {
            all.append(frame.name()).append('\n');
        }
        taken.values().stream().distinct().sorted().forEach(input -> all.append(state(input)));
        frames.forEach(frame -> frame.picture().ifPresent(file -> all.append(state(file))));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String state(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? file + " " + Files.size(file) + " "
                            + Files.getLastModifiedTime(file).toMillis() + "\n"
                    : "";
        } catch (IOException gone) {
            return file + " gone\n";
        }
    }

    /** So that names sort as the frames do. */
    private static String padded(int index, int size) {
        String number = Integer.toString(index);
        return "0".repeat(Integer.toString(size - 1).length() - number.length()) + number;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Without the ending, which begins with the last dot of the last name. */
    private static String stem(Path path) {
        return path.toString().replaceFirst("\\.[^./\\\\]*$", "");
    }

    private static String last(String stem) {
        return stem.substring(Math.max(stem.lastIndexOf('/'), stem.lastIndexOf('\\')) + 1);
    }
}
