package org.areogan.synth.spool;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;

/** What was asked for, written down so that only the same request goes on with the work. */
final class SpoolIdentity {
    private static final String NAME = "request.json";

    /** Of all files of an export under way; format 1 carries no number. */
    private static final FileFormat FORMAT = new FileFormat("export", 1, 2);

    private SpoolIdentity() {}

    static boolean there(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    static void write(Path folder, Map<String, String> identity) {
        SortedMap<String, String> request = new TreeMap<>(identity);
        request.put(FileFormat.NUMBER, Integer.toString(FORMAT.newest()));
        request.put(FileFormat.WRITER, FileFormat.programVersion());
        AtomicFile.write(folder.resolve(NAME), out -> out.write(JsonLines.line(request)));
    }

    /** @throws UserException naming all that differs */
    static void check(Path folder, Map<String, String> identity) {
        SortedMap<String, String> before = read(folder.resolve(NAME));
        String differences = Stream.concat(before.keySet().stream(), identity.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(name -> !value(before, name).equals(value(identity, name)))
                .map(name -> name + " was " + value(before, name) + " and now is " + value(identity, name))
                .collect(Collectors.joining(", "));
        if (!differences.isEmpty()) {
            throw new UserException(folder + " holds an unfinished export of another request: " + differences
                    + "; ask for the same again to go on with it, name another folder with -o, or delete " + folder);
        }
    }

    private static String value(Map<String, String> identity, String name) {
        return identity.getOrDefault(name, "not given");
    }

    private static SortedMap<String, String> read(Path file) {
        try {
            SortedMap<String, String> request = JsonLines.MAPPER.readValue(
                    Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {});
            FORMAT.require(
                    file,
                    Optional.ofNullable(request.remove(FileFormat.NUMBER)).map(Integer::valueOf),
                    Optional.ofNullable(request.remove(FileFormat.WRITER)));
            return request;
        } catch (IOException | NumberFormatException failure) {
            throw SpoolTrouble.damaged(file, "is damaged", failure);
        }
    }
}
