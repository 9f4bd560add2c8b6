package org.areogan.spark.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Paths that commands read and write by Java itself, on disks: whole ones, so that they mean the same to all processes. Other file
 * systems are refused.
 */
public final class DiskPaths implements ITypeConverter<Path> {
    /** Two letters at least: one names a drive. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*");

    private final Path base;

    /** @param base what paths that are not whole begin at */
    public DiskPaths(Path base) {
        this.base = base.toAbsolutePath();
    }

    @Override
    public Path convert(String named) {
        Matcher scheme = SCHEME.matcher(named);
        if (!scheme.matches()) {
            return base.resolve(named).normalize();
        }
        if (!scheme.group(1).equals("file")) {
            throw new TypeConversionException("'" + named + "' is not on a disk: trainings read and write files by Java"
                    + " itself; name a folder on a disk that all machines see, such as NFS");
        }
        return Path.of(URI.create(named.replace(" ", "%20")).getPath());
    }
}
