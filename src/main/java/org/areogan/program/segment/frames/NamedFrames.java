package org.areogan.program.segment.frames;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private final List<String> states = new ArrayList<>();
    private final List<UserException> unreadable = new ArrayList<>();

    private NamedFrames(ClassSet classes) {
        this.classes = classes;
    }

    /** As below, of paths alone. */
    public static NamedFrames open(List<Path> inputs, ClassSet classes) {
        return open(
                inputs.stream().map(Path::toString).toList(), classes, InputStream.nullInputStream(), path -> false);
    }

    /**
     * A frame is named after its file; one of an archive after the archive and its index; what a pattern or a list names,
     * after its path from the folder that they have in common. What these name in vain, or is no input, has the place of a
     * frame that cannot be read.
     *
     * @param inputs paths, patterns such as {@code frames/**}{@code /*.png}, or {@code -}
     * @param classes of masks, where an input has them; they are not read
     * @param standardInput what {@code -} stands for: a picture, or names of inputs, one a line
     * @param leftOut what patterns and lists name in vain, such as what an earlier run has written
     * @throws UserException if an input is not there or cannot be read, there is none, or two frames have the same name
     */
    public static NamedFrames open(
            List<String> inputs, ClassSet classes, InputStream standardInput, Predicate<Path> leftOut) {
        NamedFrames all = new NamedFrames(classes);
        for (String input : inputs) {
            if (input.equals(STANDARD_INPUT)) {
                all.addStandardInput(StandardInput.read(standardInput), leftOut);
            } else {
                all.addFound(InputPaths.of(input), leftOut);
            }
        }
        if (all.frames.isEmpty()) {
            throw new UserException(
                    "there are no frames in " + String.join(", ", inputs) + "; name pictures, folders or archives");
        }
        return all;
    }

    private void addStandardInput(StandardInput input, Predicate<Path> leftOut) {
        Optional<Frame> picture = input.picture();
        if (picture.isPresent()) {
            Frame frame = picture.get();
            states.add(input.sha256());
            String name = "standard-input";
            add(
                    Path.of(STANDARD_INPUT),
                    new NamedFrame(name, name, Optional.empty(), input::missing, Optional.empty(), () -> frame));
        } else {
            addFound(InputPaths.listed(input.names()), leftOut);
        }
    }

    private void addFound(InputPaths.Found found, Predicate<Path> leftOut) {
        for (Path input : found.paths()) {
            if (found.base().isEmpty() || !leftOut.test(absolute(input))) {
                addInput(input, name(input, found.base()), found.base().isPresent());
            }
        }
    }

    private void addInput(Path input, String name, boolean withFolders) {
        if (!Files.isDirectory(input)) {
            states.add(FileStates.of(input));
        }
        if (Files.isRegularFile(input) && PictureFiles.named(input)) {
            add(input, picture(name, last(name), input, Optional.empty(), () -> PictureFiles.readFrame(input)));
            return;
        }
        DataSet set;
        try {
            set = set(input);
        } catch (UserException failure) {
            if (!withFolders) {
                throw failure;
            }
            addUnreadable(input, name, failure);
            return;
        }
        addSet(input, name, set, withFolders);
    }

    private void addUnreadable(Path input, String name, UserException failure) {
        unreadable.add(failure);
        add(input, new NamedFrame(name, last(name), Optional.of(input), Optional::empty, Optional.empty(), () -> {
            throw failure;
        }));
    }

    private void addSet(Path input, String name, DataSet set, boolean withFolders) {
        Optional<IgnoreMasks> ignored = DataSets.ignored(input);
        boolean arrays = !Files.isDirectory(input);
        for (int index = 0; index < set.size(); index++) {
            int place = index;
            String id = set.id(index);
            boolean numbered = arrays && id.equals(Integer.toString(index));
            String whole = numbered ? name + "-" + padded(index, set.size()) : withFolders ? name + "/" + id : id;
            Optional<Path> file = set.file(index);
            file.ifPresent(each -> states.add(FileStates.of(each)));
            add(
                    input,
                    file.map(each -> picture(whole, id, each, ignored, () -> set.frame(place)))
                            .orElseGet(() ->
                                    new NamedFrame(whole, id, file, Optional::empty, ignored, () -> set.frame(place))));
        }
    }

    private DataSet set(Path input) {
        if (Files.isRegularFile(input)
                && input.toString().toLowerCase(Locale.ROOT).endsWith(".areogan")) {
            throw new UserException(
                    input + " is a model, which belongs to --model, not frames; name pictures, folders or"
                            + " archives to segment with it");
        }
        try {
            return DataSets.openFrames(input, new DataSets.Options(classes, DataSets.Options.DEFAULT.groupBy()));
        } catch (UserException failure) {
            Optional<String> cure = Files.isDirectory(input) ? Subfolders.cure(input) : Optional.empty();
            throw cure.map(text -> new UserException(text, failure)).orElse(failure);
        }
    }

    private static NamedFrame picture(
            String name, String id, Path file, Optional<IgnoreMasks> ignored, Supplier<Frame> source) {
        // Of other formats the whole file need not be read again.
        boolean mayMiss = file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(tiff?|img|xml)");
        return new NamedFrame(
                name,
                id,
                Optional.of(file),
                () -> mayMiss ? PictureFiles.missing(file) : Optional.empty(),
                ignored,
                source);
    }

    private void add(Path input, NamedFrame frame) {
        String name = frame.name().replaceAll("[/\\\\:]", "_");
        Path other = taken.putIfAbsent(name, input);
        if (other != null) {
            throw new UserException("two frames are called " + name + ", in " + other + " and " + input
                    + "; rename one, segment them into separate folders, or, where only their folders tell them apart,"
                    + " name them by one pattern such as '**/*.png'");
        }
        frames.add(new NamedFrame(name, frame.id(), frame.picture(), frame.missing(), frame.ignored(), frame.source()));
    }

    /** @throws UserException if a pattern or a list names what is not there or is no input */
    public void requireInputs() {
        if (!unreadable.isEmpty()) {
            throw unreadable.get(0);
        }
    }

    public int size() {
        return frames.size();
    }

    public NamedFrame get(int index) {
        return frames.get(index);
    }

    /** All, in order. */
    public List<NamedFrame> list() {
        return List.copyOf(frames);
    }

    public List<String> names() {
        return frames.stream().map(NamedFrame::name).toList();
    }

    /** What {@link FileStates} says of each file that they come from. */
    public List<String> states() {
        return List.copyOf(states);
    }

    /**
     * The SHA-256 of all names, files, their sizes and times, in hexadecimal: changes when another frame comes in a name's
     * place.
     */
    public String fingerprint() {
        String all = String.join("\n", names()) + "\n" + String.join("\n", states);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** So that names sort as the frames do. */
    private static String padded(int index, int size) {
        String number = Integer.toString(index);
        return "0".repeat(Integer.toString(size - 1).length() - number.length()) + number;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Files without their ending. */
    private static String name(Path input, Optional<Path> base) {
        String path = base.map(
                        each -> absolute(each).relativize(absolute(input)).toString())
                .orElseGet(() -> last(absolute(input).toString()));
        return Files.isDirectory(input) ? path : path.replaceFirst("\\.[^./\\\\]*$", "");
    }

    private static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
