package org.areogan.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which name somebody may have meant by a wrong one. */
public final class Spelling {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Spelling() {}

    /** The known name that goes on where a wrong one ends, or else is written most like it; empty only if none is known. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparing((String name) -> wrong.isEmpty() || !name.startsWith(wrong))
                        .thenComparingInt(name -> DISTANCE.apply(name, wrong))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether a name may have been meant by a wrong one, of which at least half is right then. */
    public static boolean alike(String name, String wrong) {
        return (!wrong.isEmpty() && name.startsWith(wrong)) || DISTANCE.apply(name, wrong) <= wrong.length() / 2;
    }

    /** The nearest name if it may have been meant. */
    public static Optional<String> meant(String wrong, Collection<String> known) {
        return nearest(wrong, known).filter(name -> alike(name, wrong));
    }
}
