package org.areogan.terrain.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.archive.Archives;
import org.areogan.terrain.data.archive.ArrayPair;
import org.areogan.terrain.labelling.Annotations;
import org.areogan.terrain.partial.LabelMeanings;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.pixels.Fingerprint;

/**
 * Opens every supported layout as a {@link DataSet}.
 *
 * <ul>
 *   <li>an {@code .npz} archive with {@code training_set} [frames, 2, height, width] (image, mask) and {@code test_set}
 *       [frames, height, width], or with {@code images} and {@code masks}; optionally an array that names each frame's scene,
 *       and an array {@code origin} that tells which frames are synthetic
 *   <li>an {@code .npy} array [frames, height, width], [height, width] or [frames, 2, height, width]
 *   <li>two {@code .npy} arrays beside each other, {@code images.npy} and {@code masks.npy} or names that differ in these
 *       words alone, each [frames, height, width] or, of square frames, [frames, pixels]; given as their folder, or as the
 *       frames' file
 *   <li>a folder with {@code images/} and {@code masks/}, whose files pair by name
 *   <li>the AI4Mars layout {@code images/edr} with {@code labels/train}, at the folder, its {@code msl} or its {@code
 *       msl/ncam}; or one of its label folders, such as {@code labels/test/masked-gold-min3-100agree}
 *   <li>what CVAT exports as "Segmentation mask 1.1", a folder of LabelMe's JSON files, Label Studio's JSON export with
 *       its images, see {@link Annotations}
 *   <li>a folder of parts, {@code part-000000} and on, each an archive or one of the folders above, as {@code synth --series}
 *       writes it
 *   <li>a single picture or a folder of pictures, for frames alone
 * </ul>
 *
 * <p>What values of the masks mean that stand for one of several classes may stand in a file, see {@link LabelMeanings}.
 *
 * <p>Pictures named {@code synthetic-KIND-...}, e.g. {@code synthetic-paste-000012.png}, are synthetic frames of that kind;
 * a {@code manifest.jsonl} in their data set's folder tells what they were made from.
 *
 * <p>Array files are held in memory, as bytes where they hold 8-bit integers; folders are read frame by frame. In arrays
 * bytes are divided by 255, unsigned 16-bit integers by 65535, wider integers by 255 if none exceeds it and else by
 * 65535; floats up to 1 stay and floats up to 255 are divided by 255.
 */
public final class DataSets {
    private static final String MOST_LAYOUTS =
            "give an .npz, an .npy, images.npy with masks.npy, a folder with images/ and masks/, an AI4Mars folder, ";

    private static final String EXPORT = "an export of CVAT, LabelMe or Label Studio";
    private static final String LABELLED = MOST_LAYOUTS + "or " + EXPORT;
    private static final String FRAMES =
            MOST_LAYOUTS + EXPORT + ", or, for frames alone, a picture or a folder of pictures";

    /** So many bytes tell the format of a picture. */
    private static final int BEGINNING = 16;

    private DataSets() {}

    /**
     * What a source cannot tell by itself.
     *
     * @param groupBy the string array of an archive that names each frame's scene; empty takes {@code panorama}
     * @param ignoreMasks folders of pictures that tell which pixels of the frames count for nothing, see {@link IgnoreMasks}
     */
    public record Options(ClassSet classes, Optional<String> groupBy, List<Path> ignoreMasks) {
        public static final Options DEFAULT = new Options(ClassSet.ROVER, Optional.empty());

        public Options {
            ignoreMasks = List.copyOf(ignoreMasks);
        }

        /** Every pixel that has a label counts. */
        public Options(ClassSet classes, Optional<String> groupBy) {
            this(classes, groupBy, List.of());
        }
    }

    /** Frames with masks. @throws UserException if it cannot be read; the message says why and what to do */
    public static DataSet openLabelled(Path source, Options options) {
        DataSet stored = LabelMeanings.applied(openStored(source, options), source);
        return options.ignoreMasks().isEmpty()
                ? stored
                : IgnoreMasks.of(options.ignoreMasks()).over(stored);
    }

    private static DataSet openStored(Path source, Options options) {
        return switch (kind(source, options, LABELLED)) {
            case PAIR -> Archives.openPair(ArrayPair.at(source).orElseThrow(), options.classes(), true);
            case ARCHIVE -> Archives.openLabelled(source, options.classes(), options.groupBy());
            case ARRAY -> Archives.openArray(source, options.classes(), true);
            case PARTS -> PartsDataSet.open(source, PartsDataSet.folders(source), part -> openStored(part, options));
            case FOLDER -> Folders.openLabelled(source, options.classes());
            case ANNOTATIONS -> Folders.openAnnotations(source, options.classes());
            case PICTURE -> throw new UserException(source + " is a picture without a mask; " + LABELLED);
        };
    }

    /** Frames alone, from labelled and unlabelled sources, single pictures included. */
    public static DataSet openFrames(Path source, Options options) {
        return switch (kind(source, options, FRAMES)) {
            case PAIR -> Archives.openPair(ArrayPair.at(source).orElseThrow(), options.classes(), false);
            case ARCHIVE -> Archives.openFrames(source, options.classes(), options.groupBy());
            case ARRAY -> Archives.openArray(source, options.classes(), false);
            case PARTS -> PartsDataSet.open(source, PartsDataSet.folders(source), part -> openFrames(part, options));
            case FOLDER -> Folders.openFrames(source, options.classes());
            case ANNOTATIONS -> Folders.openAnnotations(source, options.classes());
            case PICTURE -> Folders.single(source, options.classes());
        };
    }

    /** Which pixels the layout itself says are to be left out, as AI4Mars does; of whoever opens frames alone. */
    public static Optional<IgnoreMasks> ignored(Path source) {
        return Files.isDirectory(source) ? Ai4Mars.at(source).flatMap(Ai4Mars::ignored) : Optional.empty();
    }

    /** The SHA-256 of all frames and masks in order, in hexadecimal: the same for the same pixels in any layout. */
    public static String fingerprint(DataSet data) {
        Fingerprint hash = new Fingerprint();
        for (int index = 0; index < data.size(); index++) {
            hash.add(data.frame(index));
            if (data.labelled()) {
                hash.add(data.mask(index));
            }
        }
        return hash.hex();
    }

    private enum Kind {
        PAIR,
        ARCHIVE,
        ARRAY,
        PARTS,
        FOLDER,
        ANNOTATIONS,
        PICTURE
    }

    private static Kind kind(Path source, Options options, String layouts) {
        Kind kind = kind(source, layouts);
        if (options.groupBy().isPresent() && kind != Kind.ARCHIVE) {
            throw new UserException(
                    source + " has no array '" + options.groupBy().get()
                            + "' that names scenes; only an .npz archive can have one: leave the grouping out");
        }
        return kind;
    }

    private static Kind kind(Path source, String layouts) {
        if (!Files.exists(source)) {
            throw new UserException("there is no " + source + "; check the path");
        }
        if (!Files.isReadable(source)) {
            throw new UserException(source + " cannot be read; check its permissions");
        }
        if (ArrayPair.at(source).isPresent()) {
            return Kind.PAIR;
        }
        if (Files.isDirectory(source)) {
            return PartsDataSet.folders(source).isEmpty() ? Kind.FOLDER : Kind.PARTS;
        }
        if (isEmpty(source)) {
            throw new UserException(source + " is empty; fetch or save it again");
        }
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return Kind.ARCHIVE;
        }
        if (name.endsWith(".npy")) {
            return Kind.ARRAY;
        }
        if (Annotations.named(source)) {
            return Kind.ANNOTATIONS;
        }
        if (PictureFiles.named(source)) {
            return Kind.PICTURE;
        }
        throw unknown(source, layouts);
    }

    private static UserException unknown(Path source, String layouts) {
        String kind = source + " is of no known kind, which the ending of its name tells; ";
        Optional<String> ending = PictureFiles.ending(beginning(source));
        if (ending.isEmpty()) {
            return new UserException(kind + layouts);
        }
        String name = source.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "") + "." + ending.get();
        return new UserException(
                kind + "it begins as a ." + ending.get() + " does: rename it to " + source.resolveSibling(name));
    }

    private static byte[] beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException failure) {
            throw new UserException(file + " cannot be read: " + failure + "; check its permissions", failure);
        }
    }
}
