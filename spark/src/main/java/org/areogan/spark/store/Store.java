package org.areogan.spark.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.output.TaggedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.util.SerializableConfiguration;
import org.areogan.files.AtomicFile;
import org.areogan.files.SeekableBytes;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;

/**
 * Reads and writes files by any of Hadoop's file systems. A path without a scheme is one of the default file system, which
 * without a cluster is the disk. A file is there whole or not at all, and one that is there is never changed: so a task that
 * runs again, or twice at once, changes nothing.
 */
public final class Store implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SerializableConfiguration configuration;

    /** @param configuration of Hadoop, as Spark has it */
    public Store(Configuration configuration) {
        this.configuration = new SerializableConfiguration(configuration);
    }

    /** The whole path of what a user named. @throws UserException if there is no such file system */
    public Path path(String named) {
        try {
            Path path = new Path(named);
            return system(path).makeQualified(path);
        } catch (IllegalArgumentException wrong) {
            throw new UserException(
                    "'" + named + "' cannot be a path: " + wrong.getMessage() + "; write it like hdfs://host/frames",
                    wrong);
        }
    }

    /** Without the checksums that Hadoop otherwise puts beside files on disks. */
    FileSystem system(Path path) {
        try {
            FileSystem system = path.getFileSystem(configuration.value());
            return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
        } catch (IOException failure) {
            throw new UserException(
                    "there is no file system for " + path + ": " + failure.getMessage()
                            + "; check the scheme, and whether Spark has the library for it",
                    failure);
        }
    }

    public boolean exists(Path path) {
        try {
            return system(path).exists(path);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** Size and time of a file, which tell whether it has changed. @throws UserException if it is not there */
    public String state(Path path) {
        try {
            return state(system(path).getFileStatus(path));
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    static String state(FileStatus file) {
        return file.getLen() + " " + file.getModificationTime();
    }

    /** The names of what lies in a folder; none where there is no such folder. */
    public Set<String> names(Path folder) {
        try {
            return Stream.of(system(folder).listStatus(folder))
                    .map(each -> each.getPath().getName())
                    .collect(Collectors.toSet());
        } catch (FileNotFoundException none) {
            return Set.of();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /** All bytes of a file. @throws UserException if it is not there or may not be read */
    public byte[] bytes(Path path) {
        try (InputStream in = system(path).open(path)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** A text in UTF-8; empty where there is none. */
    public Optional<String> text(Path path) {
        return exists(path) ? Optional.of(new String(bytes(path), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /**
     * A file that is read from any place on. Trouble that another try may mend is thrown unchecked.
     *
     * @throws UserException if it is not there or may not be read
     */
    public SeekableBytes open(Path path) {
        try {
            long size = system(path).getFileStatus(path).getLen();
            FSDataInputStream in = system(path).open(path);
            return new SeekableBytes() {
                @Override
                public long size() {
                    return size;
                }

                @Override
                public void read(long position, byte[] into, int from, int length) throws IOException {
                    in.readFully(position, into, from, length);
                }

                @Override
                public void close() throws IOException {
                    in.close();
                }
            };
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /**
     * Brings a file to its place, unless one is there already.
     *
     * @param temporary where it is written first; no other task may use it
     * @return the SHA-256 of the file that is there now, in hexadecimal
     */
    public String place(byte[] bytes, Path temporary, Path target) {
        return place(out -> out.write(bytes), temporary, target);
    }

    /** The same of a file that is too large to be held. */
    public String place(AtomicFile.Content content, Path temporary, Path target) {
        MessageDigest digest = Sha256.digest();
        try {
            return brought(out -> content.writeTo(new DigestOutputStream(out, digest)), temporary, target)
                    ? HexFormat.of().formatHex(digest.digest())
                    : sum(system(target), target);
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** The same with a file of this machine's disk. @throws UserException if it cannot be written */
    public void place(java.nio.file.Path file, Path temporary, Path target) {
        try {
            brought(out -> Files.copy(file, out), temporary, target);
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** @return whether it was written; not where one is there already */
    private boolean brought(AtomicFile.Content content, Path temporary, Path target) throws IOException {
        FileSystem system = system(target);
        if (system.exists(target)) {
            return false;
        }
        write(system, temporary, content);
        system.mkdirs(target.getParent());
        if (renamed(system, temporary, target)) {
            return true;
        }
        system.delete(temporary, false);
        if (!system.exists(target)) {
            throw new IOException("it cannot be renamed from " + temporary);
        }
        return false;
    }

    /**
     * Writes all bytes of a file to a stream. Trouble in reading that another try may mend is thrown unchecked.
     *
     * @throws UserException if it is not there or may not be read
     * @throws IOException if the stream does not take them
     */
    public void copy(Path path, OutputStream out) throws IOException {
        TaggedOutputStream taking = new TaggedOutputStream(out);
        try (InputStream in = system(path).open(path)) {
            in.transferTo(taking);
        } catch (IOException failure) {
            taking.throwIfCauseOf(failure);
            throw unreadable(path, failure);
        }
    }

    private static String sum(FileSystem system, Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(system.open(file), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /** Writes a file in the place of another. @throws UserException if it cannot be written */
    public void replace(String text, Path temporary, Path target) {
        FileSystem system = system(target);
        try {
            write(system, temporary, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            system.mkdirs(target.getParent());
            system.delete(target, false);
            if (!renamed(system, temporary, target)) {
                throw new IOException("it cannot be renamed from " + temporary);
            }
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /**
     * Where a file system can, what is written lies on disks before it is renamed. On a disk of one's own Hadoop would start a
     * process for each file, to set the permissions that the file has anyhow.
     */
    private static void write(FileSystem system, Path temporary, AtomicFile.Content content) throws IOException {
        if (system.getClass() == RawLocalFileSystem.class) {
            AtomicFile.write(((RawLocalFileSystem) system).pathToFile(temporary).toPath(), content);
            return;
        }
        try (FSDataOutputStream out = system.create(temporary, true)) {
            content.writeTo(out);
            if (out.hasCapability(StreamCapabilities.HSYNC)) {
                out.hsync();
            }
        }
    }

    private static boolean renamed(FileSystem system, Path from, Path to) throws IOException {
        try {
            return system.rename(from, to);
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }

    /** Removes a file, or a folder with all in it. */
    public void delete(Path path) {
        try {
            system(path).delete(path, true);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /**
     * Why a file cannot be read: a mistake where another try would fail as well.
     *
     * @return what to throw; other failures are worth another try, which Spark makes
     */
    static RuntimeException unreadable(Path path, IOException failure) {
        if (failure instanceof FileNotFoundException) {
            return new UserException("there is no " + path + "; check the path", failure);
        }
        if (failure instanceof AccessControlException) {
            return new UserException(
                    path + " may not be read: " + failure.getMessage() + "; check its permissions", failure);
        }
        return new UncheckedIOException("cannot read " + path, failure);
    }

    private static UserException unwritable(Path path, IOException failure) {
        return new UserException(
                "cannot write " + path + ": " + failure + "; check the path, its permissions and the free space",
                failure);
    }
}
