package org.areogan.files;

import java.util.Optional;

/**
 * What is known of the versions of one kind of file. A number is raised when a program could not rightly read what a newer
 * one writes; files that carry none have the first.
 *
 * @param kind of file, for messages, e.g. {@code model file}
 * @param oldest number that is still read
 * @param newest number, which is the one written
 */
public record FileFormat(String kind, int oldest, int newest) {
    /** Under which key a file carries its number. */
    public static final String NUMBER = "format";

    /** Under which key a file names the version of Areogan that wrote it. */
    public static final String WRITER = "areogan";

    private static final int FIRST = 1;

    public FileFormat {
        if (oldest < FIRST || newest < oldest) {
            throw new IllegalArgumentException("formats are numbered from 1 up, got " + oldest + " to " + newest);
        }
    }

    /** Of files that are written in the first format. */
    public static FileFormat first(String kind) {
        return new FileFormat(kind, FIRST, FIRST);
    }

    /**
     * Says whether a file can be read, before anything else of it is.
     *
     * @param file for the message
     * @param found its number; nothing where it carries none
     * @param writer the version that wrote it, where it says so
     * @return its number
     * @throws UserException naming the file, both numbers and what to do
     */
    public int require(Object file, Optional<Integer> found, Optional<String> writer) {
        int number = found.orElse(FIRST);
        if (number >= oldest && number <= newest) {
            return number;
        }
        String has = file + " has " + kind + " format " + number
                + writer.map(version -> ", written by Areogan " + version).orElse("") + ", and this version ("
                + programVersion() + ") reads " + (oldest == newest ? "format " + newest : oldest + " to " + newest);
        throw new UserException(
                number > newest
                        ? has + "; update Areogan, or use the version that wrote it"
                        : has + "; use the version that wrote it");
    }

    /** The program's own version, as files name it. */
    public static String programVersion() {
        String packaged = FileFormat.class.getPackage().getImplementationVersion();
        return packaged == null ? "not packaged" : packaged;
    }
}
