package org.areogan.synth.proof;

import java.util.ArrayList;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.synth.SynthesisRequest;

/**
 * Which trainings are compared.
 *
 * @param rows that are compared
 * @param seeds trainings of each row, at least 1
 * @param pairs that each row but {@link ProofRow#REAL} adds
 * @param settings {@code key=value}, which change the configuration of the model for all rows
 * @param equal what all trainings have as much of
 */
public record ProofRequest(List<ProofRow> rows, int seeds, SynthesisRequest pairs, List<String> settings, Equal equal) {
    /** What all trainings of a comparison have as much of. */
    public enum Equal {
        /** Steps: rows with more pairs see each real one less often. */
        STEPS,
        /** Looks at each real pair: rows with more pairs take more steps. */
        EXPOSURE
    }

    /** With as many steps. */
    public ProofRequest(List<ProofRow> rows, int seeds, SynthesisRequest pairs, List<String> settings) {
        this(rows, seeds, pairs, settings, Equal.STEPS);
    }

    public ProofRequest {
        rows = List.copyOf(rows);
        settings = List.copyOf(settings);
        if (seeds < 1) {
            throw new UserException("--seeds is " + seeds + "; it must be 1 or above");
        }
        if (rows.isEmpty()) {
            throw new UserException("a comparison needs at least one row, such as real");
        }
    }

    /** All rows that can be made with these pairs, three seeds of each. */
    public static ProofRequest of(SynthesisRequest pairs) {
        return new ProofRequest(possible(pairs), 3, pairs, List.of());
    }

    /** The rows that can be made and are not the same as another: paint needs a painter and label needs frames without masks. */
    public static List<ProofRow> possible(SynthesisRequest pairs) {
        List<ProofRow> rows =
                new ArrayList<>(List.of(ProofRow.REAL, ProofRow.LONG, ProofRow.OVERSAMPLED, ProofRow.PASTE));
        pairs.painter().ifPresent(unused -> rows.add(ProofRow.PAINT));
        pairs.unlabelled().ifPresent(unused -> rows.add(ProofRow.LABEL));
        if (pairs.mix().weights().size() > 1) {
            rows.add(ProofRow.UNJUDGED);
        }
        rows.add(ProofRow.RANDOM);
        rows.add(ProofRow.MIX);
        return rows;
    }

    /** All that decides the scores besides the model. */
    String describe(String dataFingerprint, String testFingerprint) {
        return String.join(
                        "\n",
                        "data " + dataFingerprint,
                        "test " + testFingerprint,
                        "count " + pairs.count(),
                        "settings " + settings,
                        "synthesis " + pairs.describe(),
                        "class " + pairs.rareClass() + ", seed " + pairs.seed(),
                        "mix " + pairs.mix().text(),
                        "judge " + pairs.judge().byName())
                + (equal == Equal.STEPS ? "" : "\nequal exposure")
                + "\n";
    }
}
