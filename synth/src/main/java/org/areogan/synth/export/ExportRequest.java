package org.areogan.synth.export;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;

/**
 * What an export is to hold.
 *
 * @param formats at least one
 * @param real labelled pairs that come before the synthetic ones, if both are wanted together
 * @param facts for the data card
 */
public record ExportRequest(Set<ExportFormat> formats, Optional<DataSet> real, CardFacts facts) {
    public ExportRequest {
        formats = Set.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("an export needs a format");
        }
        if (real.isPresent() && !real.get().labelled()) {
            throw new IllegalArgumentException("only labelled frames can be merged in");
        }
    }

    /** @throws UserException if a format cannot hold what is asked for */
    void check(ClassSet classes) {
        String rare = classes.named(facts.rareClass()).name();
        if (formats.contains(ExportFormat.AI4MARS) && Ai4MarsNote.lacks(rare)) {
            throw new UserException("AI4Mars has no label for the class '" + rare
                    + "', so --format ai4mars would lose what the pairs are made for; choose another format");
        }
        if (real.isPresent() && !real.get().classes().equals(classes)) {
            throw new IllegalArgumentException("real and synthetic pairs need the same classes");
        }
    }

    /** The same for the same files. */
    String describe() {
        String words = formats.stream()
                .map(ExportFormat::word)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        return words
                + real.map(data -> " with the " + data.size() + " real pairs of " + data.source())
                        .orElse("");
    }
}
