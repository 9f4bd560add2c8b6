package org.areogan.files.npy;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.areogan.files.UserException;
import org.areogan.files.ZipClaim;

/** The named arrays of an NPZ archive, stored or deflated. */
public final class NpzReader implements Closeable {
    private static final String ENDING = ".npy";

    private final Path file;
    private final ZipFile zip;

    private NpzReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    public static NpzReader open(Path file) {
        try {
            NpzReader archive = new NpzReader(file, new ZipFile(file.toFile()));
            archive.requireNames();
            return archive;
        } catch (ZipException failure) {
            throw new UserException(
                    file + " is not a whole NPZ archive (" + failure.getMessage() + "); fetch or save it again",
                    failure);
        } catch (IOException failure) {
            throw NpyReader.unreadable(file.toString(), failure);
        }
    }

    /** A zip may hold names that are no text, which show only when they are read. */
    private void requireNames() throws IOException {
        try {
            names();
        } catch (IllegalArgumentException failure) {
            zip.close();
            throw new UserException(
                    file + " holds an array whose name is no text; the file is damaged: fetch or save it again",
                    failure);
        }
    }

    /** The names of the arrays in the order of the archive. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    public boolean has(String name) {
        return zip.getEntry(name + ENDING) != null;
    }

    public NpyReader array(String name) {
        ZipEntry entry = zip.getEntry(name + ENDING);
        if (entry == null) {
            throw new UserException(file + " has no array '" + name + "'; it has " + String.join(", ", names())
                    + ": name one of these");
        }
        String where = file + ", array '" + name + "',";
        ZipClaim.impossible(entry, file).ifPresent(claim -> {
            throw new UserException(where + " " + claim + "; the file is damaged: fetch or save it again");
        });
        try {
            return NpyReader.of(new Checked(zip.getInputStream(entry), entry.getCrc()), entry.getSize(), where);
        } catch (IOException failure) {
            throw NpyReader.unreadable(where, failure);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Compares the checksum at the end of an entry, which ZipFile does not. */
    private static final class Checked extends FilterInputStream {
        private final CRC32 found = new CRC32();
        private final long expected;

        Checked(InputStream in, long expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                found.update(value);
            } else {
                compare();
            }
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                found.update(into, offset, count);
            } else if (count < 0) {
                compare();
            }
            return count;
        }

        private void compare() throws ZipException {
            if (found.getValue() != expected) {
                throw new ZipException("its checksum differs");
            }
        }
    }
}
