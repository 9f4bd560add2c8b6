package org.areogan.synth.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.JsonLines;

/**
 * How many proposals of a finished export the judge dropped for what trained networks say of them.
 *
 * @param kept pairs of the export
 * @param dropped proposals that networks spoke against
 */
record DropRate(long kept, long dropped) {
    /** What networks say; other reasons, such as the share of the class or nearness to another pair, are not theirs. */
    private static final Set<String> OF_NETWORKS =
            Set.of("rare_agreement", "agreement", "realism", "detectable", "easy");

    /** Of what lies in this folder. */
    static DropRate of(Path export) {
        Path manifest = export.resolve(ExportNames.MANIFEST);
        Path dropped = export.resolve(ExportNames.DROPPED);
        try (Stream<String> pairs = Files.lines(manifest);
                Stream<String> proposals = Files.exists(dropped) ? Files.lines(dropped) : Stream.empty()) {
            return new DropRate(
                    pairs.count(),
                    proposals
                            .map(line -> reasons(line, dropped))
                            .filter(reasons -> !Collections.disjoint(reasons, OF_NETWORKS))
                            .count());
        } catch (IOException | UncheckedIOException failure) {
            throw new UserException(
                    "cannot read what was kept and dropped in " + export + ": " + failure
                            + "; delete that folder to have it made again",
                    failure);
        }
    }

    private static List<String> reasons(String line, Path file) {
        try {
            return JsonLines.MAPPER.readValue(line, DroppedProposal.class).reasons();
        } catch (IOException failure) {
            throw new UserException(
                    file + " is damaged; delete " + file.getParent() + " to have it made again", failure);
        }
    }

    /** Of all that networks decided about, 0 to below 1. */
    double share() {
        return dropped == 0 ? 0 : dropped / (double) (kept + dropped);
    }
}
