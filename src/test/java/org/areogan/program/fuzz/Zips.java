package org.areogan.program.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.areogan.files.Sha256;

/** Archives whose sums are right although one of their entries was changed: what lies behind the checksums is fuzzed too. */
final class Zips {
    private static final String SUMS = "SHA256SUMS";
    private static final int SUM = 64;

    private Zips() {}

    static Map<String, byte[]> entries(Path file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
            return entries;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As models and painters are written. */
    static byte[] summed(Path file, String changed, byte[] content) {
        Map<String, byte[]> entries = entries(file);
        entries.put(changed, content);
        StringBuilder sums = new StringBuilder();
        entries.forEach((name, bytes) -> {
            if (!name.equals(SUMS)) {
                sums.append(Sha256.of(bytes)).append("  ").append(name).append('\n');
            }
        });
        entries.put(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        return zip(entries, "");
    }

    /** As checkpoints are written: the sum of all bytes before it at the end of the comment. */
    static byte[] sealed(Path file, String changed, byte[] content) {
        Map<String, byte[]> entries = entries(file);
        entries.put(changed, content);
        byte[] zip = zip(entries, "sha256:" + "0".repeat(SUM));
        byte[] summed = Arrays.copyOf(zip, zip.length - SUM);
        System.arraycopy(Sha256.of(summed).getBytes(StandardCharsets.US_ASCII), 0, zip, summed.length, SUM);
        return zip;
    }

    private static byte[] zip(Map<String, byte[]> entries, String comment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
