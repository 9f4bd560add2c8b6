package org.areogan.synth.proposal;

import java.util.Locale;

/** The ways in which a pair can be made. */
public enum ProposalKind {
    /** The generator labels a real frame that nobody has labelled. */
    LABEL,
    /** Instances of the rare class are cut from real pairs and put into another one. */
    PASTE,
    /** The reverse generator paints a frame for an edited mask. */
    PAINT;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
