package org.areogan.program.options;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.DataReport;
import org.areogan.terrain.check.Finding;
import org.areogan.terrain.data.DataSets;
import org.areogan.trainer.configuration.DataSource;
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

    /** What to train on. */
    public DataSource source(Path path) {
        DataSource source = DataSource.of(path)
                .groupedBy(groupBy)
                .without(exclude.map(Exclusions::read).orElse(List.of()));
        return excludeSuspects ? source.withoutSuspects() : source;
    }

    public boolean given() {
        return exclude.isPresent() || excludeSuspects || groupBy.isPresent();
    }

    public DataSet open(Path source) {
        return DataSets.openLabelled(source, new DataSets.Options(ClassSet.ROVER, groupBy));
    }

    /**
     * Checks the frames, shows what is worth knowing and refuses what cannot be used.
     *
     * @return indices of the frames to leave out, ascending
     */
    public List<Integer> check(DataSet data, PrintWriter err) {
        Set<Integer> excluded = new TreeSet<>();
        exclude.ifPresent(file -> excluded.addAll(Exclusions.read(file)));
        DataReport report = DataCheck.inspect(data);
        if (excludeSuspects) {
            excluded.addAll(report.suspects());
        }
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.indices().isEmpty() || !excluded.containsAll(finding.indices()))
                .toList();
        List<String> errors = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.ERROR) {
                errors.add(finding.message());
            } else {
                err.println("warning: " + finding.message());
            }
        }
        if (!errors.isEmpty()) {
            throw new UserException(data.source() + ": " + errors.get(0)
                    + (errors.size() == 1
                            ? ""
                            : " (" + (errors.size() - 1) + " more errors; 'areogan inspect' lists them)"));
        }
        if (excluded.size() == data.size()) {
            throw new UserException(data.source() + ": all " + data.size() + " frames are left out");
        }
        return List.copyOf(excluded);
    }
}
