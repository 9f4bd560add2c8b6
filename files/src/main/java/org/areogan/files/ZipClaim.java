package org.areogan.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;

/** What a zip's directory says of its entries' sizes, held against the bytes that are there. */
public final class ZipClaim {
    /** No deflate stream unpacks to more than this many times its size (zlib's documented limit is 1032). */
    private static final long MOST_EXPANSION = 1032;

    private static final int SLACK = 64;

    private ZipClaim() {}

    /**
     * Why an entry cannot have the size that the directory gives it, to follow its name in a message; empty if it can.
     *
     * @param file the zip
     */
    public static Optional<String> impossible(ZipEntry entry, Path file) {
        long there = Math.min(entry.getCompressedSize(), file.toFile().length());
        boolean stored = entry.getMethod() == ZipEntry.STORED;
        long most = stored ? there : there * MOST_EXPANSION + SLACK;
        return entry.getSize() >= 0 && entry.getSize() <= most
                ? Optional.empty()
                : Optional.of(
                        "claims " + entry.getSize() + " bytes, which its " + there + " bytes in the file cannot hold");
    }
}
