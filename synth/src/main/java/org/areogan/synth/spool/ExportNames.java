package org.areogan.synth.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.areogan.files.UserException;

/** What the files of an export are called. */
public final class ExportNames {
    public static final String MANIFEST = "manifest.jsonl";
    public static final String REAL = "real.jsonl";
    public static final String CARD = "README.md";
    public static final String SHEET = "contact-sheet.png";
    public static final String PAGE = "report.html";
    public static final String DROPPED = "dropped.jsonl";
    public static final String ARCHIVE = "synthetic.npz";
    public static final String IMAGES = "images";
    public static final String MASKS = "masks";
    public static final String ANNOTATIONS = "annotations.json";

    /** What lies beside the pairs. */
    private static final List<String> ABOUT = List.of(MANIFEST, CARD, SHEET, PAGE);

    private static final String LABELS = "labels";
    private static final List<String> ALL =
            List.of(MANIFEST, ARCHIVE, IMAGES, MASKS, LABELS, ANNOTATIONS, REAL, CARD, SHEET, PAGE, DROPPED);

    /** Of an export in parts the folder of the real pairs that are merged in. */
    public static final String REAL_PART = "real";

    private ExportNames() {}

    /** Of an export in parts the folder of one. */
    public static String part(int number) {
        return String.format(Locale.ROOT, "part-%06d", number);
    }

    /** Whether a file or a folder of an export in parts may be called so. */
    public static boolean inParts(String name) {
        return ABOUT.contains(name) || name.equals(REAL_PART) || name.matches("part-\\d{6,}");
    }

    public static String synthetic(ManifestEntry entry) {
        return String.format(Locale.ROOT, "synthetic-%s-%06d", entry.proposal(), entry.index());
    }

    /** Sorts before the synthetic ones, as the real pairs come first. */
    public static String real(int index) {
        return String.format(Locale.ROOT, "real-%06d", index);
    }

    /** @throws UserException if something of these names is in the folder already */
    static void refuseTaken(Path directory) {
        if (Files.exists(directory.resolve(MANIFEST))) {
            throw new UserException(
                    directory + " holds a finished export already; name another folder with -o, or delete that one");
        }
        refuseTaken(directory, ALL);
    }

    /** The same of an export in parts. */
    static void refuseTakenParts(Path directory) {
        refuseTaken(directory);
        refuseTaken(directory, List.of(part(0), REAL_PART));
    }

    private static void refuseTaken(Path directory, List<String> names) {
        for (String name : names) {
            if (Files.exists(directory.resolve(name))) {
                throw new UserException(directory + " holds " + name
                        + " already, which an export would write; name another folder with -o");
            }
        }
    }
}
