package org.areogan.program.segment.frames;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.areogan.files.FileNames;
import org.areogan.files.UserException;

/** The files and folders that words on a command line name, patterns among them. */
final class InputPaths {
    private static final String WILDCARDS = "*?[{";

    private InputPaths() {}

    /**
     * Files and folders.
     *
     * @param paths those of a list may not be there
     * @param base the folder that frames are named from, with the folders between; empty names them after their files, and
     *     says that each was named by itself, not by a pattern or a list
     */
    record Found(List<Path> paths, Optional<Path> base) {}

    /** @throws UserException if there is no such file, or nothing that the pattern fits */
    static Found of(String word) {
        if (exists(word)) {
            return new Found(List.of(Path.of(word)), Optional.empty());
        }
        int wildcard = firstWildcard(word);
        if (wildcard < 0) {
            throw new UserException(
                    "there is no " + word + "; " + FileNames.cure(word).orElse("check the path"));
        }
        return matching(word, wildcard);
    }

    /** Several, named from the innermost folder that holds them all; those that are not there among them. */
    static Found listed(List<String> words) {
        List<Path> paths = words.stream().flatMap(word -> ofList(word).stream()).toList();
        Optional<Path> base = paths.stream()
                .map(path -> path.toAbsolutePath().normalize().getParent())
                .reduce((one, other) -> {
                    Path common = one;
                    while (common != null && !other.startsWith(common)) {
                        common = common.getParent();
                    }
                    return common == null ? one.getRoot() : common;
                });
        return new Found(paths, base);
    }

    private static List<Path> ofList(String word) {
        int wildcard = firstWildcard(word);
        if (exists(word) || wildcard < 0) {
            return List.of(path(word));
        }
        try {
            return matching(word, wildcard).paths();
        } catch (UserException fitsNothing) {
            return List.of(path(word));
        }
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException wrong) {
            throw new UserException(
                    word + " cannot be a file's name; "
                            + FileNames.cure(word).orElse("correct the list (" + wrong.getReason() + ")"),
                    wrong);
        }
    }

    private static boolean exists(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException patternOnWindows) {
            return false;
        }
    }

    private static int firstWildcard(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (WILDCARDS.indexOf(word.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static Found matching(String pattern, int wildcard) {
        String slashes = pattern.replace(File.separatorChar, '/');
        int end = slashes.lastIndexOf('/', wildcard);
        Path base = Path.of(end < 0 ? "." : slashes.substring(0, Math.max(end, 1)));
        if (!Files.isDirectory(base)) {
            throw new UserException("there is no folder " + base + " for the pattern " + pattern + "; check the path");
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + asShellsHaveIt(slashes.substring(end + 1)));
        } catch (IllegalArgumentException wrong) {
            throw new UserException(
                    "the pattern " + pattern + " cannot be understood: " + wrong.getMessage()
                            + "; write it like 'frames/**/*.png'",
                    wrong);
        }
        List<Path> found = fitting(base, matcher, depth(slashes.substring(end + 1)));
        if (found.isEmpty()) {
            throw new UserException("no file fits the pattern " + pattern + "; check the path");
        }
        return new Found(found, Optional.of(base));
    }

    /** Files below a folder, but not in hidden ones, as shells have it, nor where nobody may look. */
    private static List<Path> fitting(Path base, PathMatcher matcher, int depth) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(base, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                    return !folder.equals(base) && hidden(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    if (facts.isRegularFile() && !hidden(file) && matcher.matches(base.relativize(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UserException(
                    base + " cannot be listed: " + failure.getMessage() + "; check its permissions", failure);
        }
        Collections.sort(found);
        return found;
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** How many folders down a pattern reaches. */
    private static int depth(String pattern) {
        return pattern.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) pattern.chars().filter(each -> each == '/').count();
    }

    /** Two stars before a slash mean any number of folders, none too. */
    private static String asShellsHaveIt(String pattern) {
        return pattern.replace("**/", "{**/,}");
    }
}
