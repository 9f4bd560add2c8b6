package org.areogan.program.options;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.check.CheckedData;
import org.areogan.trainer.configuration.DataSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which labelled frames are taken. */
public final class DataOptions {
    @Option(
            names = "--exclude",
            paramLabel = "FILE",
            description =
                    "Leave out the frames whose indices FILE lists, as JSON or one a line; 'inspect --suspects-json'"
                            + " writes such a file.")
    private Optional<Path> exclude = Optional.empty();

    @Option(names = "--exclude-suspects", description = "Leave out the frames that the check takes for contaminated.")
    private boolean excludeSuspects;

    @Option(
            names = "--group-by",
            paramLabel = "NAME",
            description = "Array of the archive that names each frame's scene, so that a split keeps scenes whole;"
                    + " usually 'panorama'.")
    private Optional<String> groupBy = Optional.empty();

    @Mixin
    private IgnoreOptions ignore = new IgnoreOptions();

    /** What to train on. */
    public DataSource source(Path path) {
        DataSource source = DataSource.of(path)
                .groupedBy(groupBy)
                .ignoring(ignore.folders())
                .without(exclude.map(Exclusions::read).orElse(List.of()));
        return excludeSuspects ? source.withoutSuspects() : source;
    }

    public boolean given() {
        return exclude.isPresent()
                || excludeSuspects
                || groupBy.isPresent()
                || !ignore.folders().isEmpty();
    }

    /** The frames that are left in, in the rover's classes. What is worth knowing of them is shown, and what cannot be used refused. */
    public CheckedData check(Path path, PrintWriter err) {
        return check(path, ClassSet.ROVER, err);
    }

    /** The same with masks of these classes. */
    public CheckedData check(Path path, ClassSet classes, PrintWriter err) {
        CheckedData checked = source(path).withClasses(classes).check();
        checked.survey().warnings().forEach(warning -> err.println("warning: " + warning));
        return checked;
    }
}
