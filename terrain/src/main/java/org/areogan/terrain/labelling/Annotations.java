package org.areogan.terrain.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;

/**
 * What comes back from labelling tools: a folder that CVAT exported as "Segmentation mask 1.1", a folder of LabelMe's JSON
 * files, or Label Studio's JSON export with its images beside it.
 */
public final class Annotations {
    /** What data sets say of themselves, which is no annotation. */
    private static final Set<String> OTHERS = Set.of("classes.json");

    private Annotations() {}

    /** Whether the name ends as annotations do that are a single file. */
    public static boolean named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".json") && !name.startsWith(".") && !OTHERS.contains(name);
    }

    /**
     * The labelled frames of a folder, in alphabetical order; empty if it is no tool's export.
     *
     * @throws UserException if it is one that cannot be read; masks are read later
     */
    public static Optional<List<AnnotatedFrame>> in(Path folder, ClassSet classes) {
        if (Files.isRegularFile(folder.resolve(CvatOutput.LABEL_MAP))) {
            return Optional.of(CvatExport.frames(folder, classes));
        }
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(files.size() == 1 ? of(files.get(0), classes) : LabelMeFile.frames(files, classes));
    }

    /** The labelled frames of a single file: LabelMe's of one frame, or Label Studio's export of any number. */
    public static List<AnnotatedFrame> of(Path file, ClassSet classes) {
        JsonNode json = JsonFiles.read(file);
        if (json.isArray()) {
            return LabelStudioExport.frames(file, json, classes);
        }
        return LabelMeFile.frames(List.of(file), classes);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Annotations::named)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UserException(folder + " cannot be listed: " + failure + "; check its permissions", failure);
        }
    }
}
