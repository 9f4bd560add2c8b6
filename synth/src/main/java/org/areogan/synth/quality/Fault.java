package org.areogan.synth.quality;

import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Pairs that cannot be trained on.
 *
 * @param kind what is wrong
 * @param pairs how many
 * @param examples the first of them: ids, and for what cannot be read the reason
 */
public record Fault(Kind kind, int pairs, List<String> examples) {
    /** In the order in which a pair is looked at; it counts for the first that it has. */
    public enum Kind {
        UNREADABLE("cannot be read"),
        MASK_SIZE("mask of another size than its frame"),
        MASK_VALUE("mask value that is neither a class nor the no-label value"),
        BRIGHTNESS("brightness that is no number in 0 to 1");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    public Fault {
        examples = List.copyOf(examples);
    }

    static Optional<Kind> of(Frame frame, Mask mask, ClassSet classes) {
        if (frame.height() != mask.height() || frame.width() != mask.width()) {
            return Optional.of(Kind.MASK_SIZE);
        }
        for (byte id : mask.ids()) {
            if (!classes.legal(id & 0xff)) {
                return Optional.of(Kind.MASK_VALUE);
            }
        }
        for (float grey : frame.grey()) {
            if (!(grey >= 0 && grey <= 1)) {
                return Optional.of(Kind.BRIGHTNESS);
            }
        }
        return Optional.empty();
    }
}
