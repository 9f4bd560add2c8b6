package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a folder holds. */
public final class FolderBytes {
    private FolderBytes() {}

    /** Files by their path within the folder, with {@code /} between names. */
    public static SortedMap<String, byte[]> of(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    public static void assertSame(Path one, Path other) {
        Map<String, byte[]> left = of(one);
        Map<String, byte[]> right = of(other);
        assertThat(left.keySet()).isNotEmpty().isEqualTo(right.keySet());
        left.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, right.get(name))).as(name).isTrue());
    }
}
