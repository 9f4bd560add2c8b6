package org.areogan.generator.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.files.ZipClaim;

/**
 * A zip that holds the SHA-256 of each of its entries, in the form that {@code sha256sum --check} reads.
 */
final class SummedZip implements Closeable {
    private static final String SUMS = "SHA256SUMS";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path source;
    private final String kind;
    private final ZipFile zip;

    private SummedZip(Path source, String kind, ZipFile zip) {
        this.source = source;
        this.kind = kind;
        this.zip = zip;
    }

    /** The same entries give the same bytes. */
    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            add(zip, entry.getKey(), entry.getValue());
            sums.append(line(entry.getKey(), entry.getValue()));
        }
        add(zip, SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
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
     * Opens a file; the caller closes it.
     *
     * @param kind what the file should be, for messages
     */
    static SummedZip open(Path source, String kind) {
        if (!Files.exists(source)) {
            throw new UserException("there is no " + kind + " " + source + "; check the path");
        }
        if (Files.isDirectory(source)) {
            throw new UserException(source + " is a folder; name the " + kind + " inside it");
        }
        try {
            return new SummedZip(source, kind, new ZipFile(source.toFile()));
        } catch (ZipException broken) {
            throw new UserException(
                    source
                            + (startsAsZip(source)
                                    ? " is damaged or cut short (" + broken.getMessage()
                                            + "); copy it again or name another file"
                                    : " is not a " + kind + " made by areogan; name another file"),
                    broken);
        } catch (IOException unreadable) {
            throw new UserException(
                    "cannot read " + source + " (" + unreadable.getMessage() + "); check its permissions", unreadable);
        }
    }

    private static boolean startsAsZip(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException unreadable) {
            return false;
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** All but the sums. */
    private List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.equals(SUMS))
                .toList();
    }

    /** The bytes of an entry. @throws UserException if the file has no such entry */
    byte[] entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UserException(
                    source + " is not a whole " + kind + ": it holds no " + name + "; copy it again or export it anew");
        }
        Optional<String> impossible = ZipClaim.impossible(entry, source);
        if (impossible.isPresent()) {
            throw new ZipException(name + " " + impossible.get());
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(entry.getSize()));
            if (in.read() != -1) {
                throw new ZipException(name + " is larger than the zip says");
            }
            return bytes;
        } catch (ArithmeticException beyondAnArray) {
            throw new ZipException(name + " is said to have " + entry.getSize() + " bytes");
        }
    }

    /** Compares every entry with its sum. @throws UserException naming the first that is not what was written */
    void verify() throws IOException {
        String sums = new String(entry(SUMS), StandardCharsets.UTF_8);
        for (String name : names()) {
            if (!sums.contains(line(name, entry(name)))) {
                throw new UserException(source + " is a damaged " + kind + ": the checksum of " + name
                        + " does not match; copy it again or export it anew");
            }
        }
    }

    private static String line(String name, byte[] bytes) {
        return Sha256.of(bytes) + "  " + name + "\n";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
