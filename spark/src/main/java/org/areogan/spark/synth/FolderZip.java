package org.areogan.spark.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder as one file, the same bytes for the same files. */
final class FolderZip {
    private static final LocalDateTime TIMESTAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

    private FolderZip() {}

    static void pack(Path folder, Path file) {
        try (Stream<Path> all = Files.walk(folder);
                OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path each : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(each).toString());
                entry.setTimeLocal(TIMESTAMP);
                zip.putNextEntry(entry);
                Files.copy(each, zip);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot write " + file + "; check the free space of the folder of temporary files", failure);
        }
    }

    static void unpack(Path file, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(file + " holds " + entry.getName() + ", which lies outside of it");
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
    }
}
