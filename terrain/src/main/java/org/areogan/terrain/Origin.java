package org.areogan.terrain;

import java.util.Arrays;
import java.util.List;

/**
 * How a synthetic pair came about. Real frames have none.
 *
 * @param proposal the kind of proposal that made it, e.g. {@code paste}
 * @param sources the real frames it was made from: their scenes where the data names scenes, otherwise their ids; a
 *     training that scores itself on one of them must not learn from the pair
 */
public record Origin(String proposal, List<String> sources) {
    private static final String BETWEEN = "|";

    public Origin {
        sources = List.copyOf(sources);
        if (!proposal.matches("[a-z]+")) {
            throw new IllegalArgumentException("a proposal is named by lower case letters, got '" + proposal + "'");
        }
        for (String source : sources) {
            if (source.isEmpty() || source.contains(BETWEEN)) {
                throw new IllegalArgumentException(
                        "a source needs a name without '" + BETWEEN + "', got '" + source + "'");
            }
        }
    }

    /** As one line of text, {@code paste:438_1|502_1}; {@link #parse} reads it. */
    public String text() {
        return proposal + ":" + String.join(BETWEEN, sources);
    }

    /** @throws IllegalArgumentException if the text is not what {@link #text} writes */
    public static Origin parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("an origin is written proposal:source|source, got '" + text + "'");
        }
        String sources = text.substring(colon + 1);
        return new Origin(
                text.substring(0, colon), sources.isEmpty() ? List.of() : Arrays.asList(sources.split("\\|", -1)));
    }
}
