package org.areogan.clean.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.DataReport;
import org.areogan.terrain.check.Finding;

/**
 * Different frames with one and the same mask of several classes, which cannot be theirs. What counts as that is known to
 * {@link org.areogan.terrain.check.DataCheck}; a mask of a single class proves nothing.
 *
 * @param report of the same data
 */
public record IdenticalMasks(DataReport report) implements Detector {
    @Override
    public DetectorKind kind() {
        return DetectorKind.MASKS;
    }

    /** The frames of each such mask. */
    public List<List<Integer>> groups() {
        return report.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.CONTAMINATED)
                .map(Finding::indices)
                .toList();
    }

    @Override
    public List<Suspicion> find(DataSet data) {
        List<Suspicion> found = new ArrayList<>();
        for (List<Integer> same : groups()) {
            for (int frame : same) {
                found.add(new Suspicion(
                        frame,
                        kind(),
                        same.size(),
                        "one of " + same.size() + " frames with one and the same mask of several classes"));
            }
        }
        found.sort(Comparator.comparingInt(Suspicion::frame));
        return found;
    }
}
