package org.areogan.generator.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.areogan.files.UserException;

/** A zip that holds the SHA-256 of each of its entries, in the form that {@code sha256sum --check} reads. */
final class SummedZip {
    private static final String SUMS = "SHA256SUMS";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** What a file was trained for, by the entry that marks it. */
    private static final Map<String, String> TASKS = Map.of(ModelFile.CARD, "segment", PainterFile.CARD, "paint");

    private final Path source;
    private final String kind;
    private final Map<String, byte[]> entries;

    private SummedZip(Path source, String kind, Map<String, byte[]> entries) {
        this.source = source;
        this.kind = kind;
        this.entries = entries;
    }

    /** The same entries give the same bytes. */
    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            add(zip, entry.getKey(), entry.getValue());
        }
        add(zip, SUMS, sums(entries).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads all entries, without comparing their sums yet.
     *
     * @param kind what the file should be, for messages
     * @param mark an entry without which it is something else
     */
    static SummedZip read(Path source, String kind, String mark) {
        if (!Files.exists(source)) {
            throw new UserException("there is no " + kind + " " + source + "; check the path");
        }
        if (Files.isDirectory(source)) {
            throw new UserException(source + " is a folder; name the " + kind + " inside it");
        }
        Map<String, byte[]> entries;
        try {
            entries = entries(source);
        } catch (ZipException broken) {
            throw new UserException(
                    source + (startsAsZip(source) ? " is damaged or cut short" : " is not a " + kind) + " ("
                            + broken.getMessage() + "); copy it again or name another file",
                    broken);
        } catch (IOException unreadable) {
            throw new UserException(
                    "cannot read " + source + " (" + unreadable.getMessage() + "); check its permissions", unreadable);
        }
        TASKS.forEach((entry, task) -> {
            if (entries.containsKey(entry) && !entry.equals(mark)) {
                throw new UserException(source + " was written by a run with task: " + task + " and is not a " + kind
                        + "; name the model.areogan of a run with the other task");
            }
        });
        if (!entries.containsKey(mark)) {
            throw new UserException(source + " is a zip but not a " + kind + ": it holds no " + mark);
        }
        return new SummedZip(source, kind, entries);
    }

    private static Map<String, byte[]> entries(Path source) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(source.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(bytes);
                }
                entries.put(entry.getName(), bytes.toByteArray());
            }
        }
        return entries;
    }

    private static boolean startsAsZip(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException unreadable) {
            return false;
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws UserException if the file has no such entry */
    byte[] entry(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new UserException(
                    source + " is not a whole " + kind + ": it holds no " + name + "; copy it again or export it anew");
        }
        return bytes;
    }

    /** @throws UserException naming the first entry that is not what was written */
    void verify() {
        String stored = new String(entry(SUMS), StandardCharsets.UTF_8);
        Map<String, byte[]> others = new LinkedHashMap<>(entries);
        others.remove(SUMS);
        others.forEach((name, bytes) -> {
            if (!stored.contains(line(name, bytes))) {
                throw new UserException(source + " is a damaged " + kind + ": the checksum of " + name
                        + " does not match; copy it again or export it anew");
            }
        });
    }

    private static String sums(Map<String, byte[]> entries) {
        StringBuilder sums = new StringBuilder();
        entries.forEach((name, bytes) -> sums.append(line(name, bytes)));
        return sums.toString();
    }

    private static String line(String name, byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest) + "  " + name + "\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
