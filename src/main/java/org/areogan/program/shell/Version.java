package org.areogan.program.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Areogan this is. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"areogan " + describe()};
    }

    /** Version and, if it was built from a repository, the commit. */
    public static String describe() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        Properties git = git();
        String commit = git.getProperty("git.commit.id.abbrev", "");
        if (commit.isEmpty()) {
            return version;
        }
        return version + ", commit " + commit
                + (git.getProperty("git.dirty", "").equals("true") ? " with changes" : "");
    }

    private static Properties git() {
        Properties git = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("/git.properties")) {
            if (resource != null) {
                git.load(resource);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return git;
    }
}
