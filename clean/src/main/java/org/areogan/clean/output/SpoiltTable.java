package org.areogan.clean.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.clean.detect.Findings;
import org.areogan.clean.detect.Suspicion;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.DataSet;

/** All suspicions as CSV (RFC 4180), a line each. */
final class SpoiltTable {
    private static final List<String> HEADER = List.of("index", "frame", "detector", "score", "reason", "left_out");

    private SpoiltTable() {}

    static void write(Path file, DataSet data, Findings findings) {
        Set<Integer> removed = Set.copyOf(findings.removed());
        AtomicFile.writeString(
                file,
                Stream.concat(
                                Stream.of(HEADER),
                                findings.suspicions().stream()
                                        .map(each -> cells(each, data, removed.contains(each.frame()))))
                        .map(cells ->
                                cells.stream().map(SpoiltTable::quoted).collect(Collectors.joining(",", "", "\r\n")))
                        .collect(Collectors.joining()));
    }

    private static List<String> cells(Suspicion suspicion, DataSet data, boolean removed) {
        return List.of(
                Integer.toString(suspicion.frame()),
                data.id(suspicion.frame()),
                suspicion.detector().word(),
                String.format(Locale.ROOT, "%.4f", suspicion.score()),
                suspicion.reason(),
                removed ? "yes" : "no");
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
