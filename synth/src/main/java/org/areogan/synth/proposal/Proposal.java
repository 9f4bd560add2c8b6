package org.areogan.synth.proposal;

import java.util.List;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * A pair that might be kept.
 *
 * @param kind how it was made
 * @param sample the pair
 * @param changed where it differs from the real frame that it began as, row by row; all true where there was none
 * @param sources ids of the real frames that went into it, the one that it began as first
 * @param scenes scenes of the sources where the data names them, otherwise the same as {@code sources}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Proposal(ProposalKind kind, Sample sample, boolean[] changed, List<String> sources, List<String> scenes) {
    public Proposal {
        sources = List.copyOf(sources);
        scenes = List.copyOf(scenes);
        if (changed.length != sample.frame().grey().length) {
            throw new IllegalArgumentException("a frame of " + sample.frame().grey().length + " pixels cannot have "
                    + changed.length + " that changed or not");
        }
    }

    /** The same with this much of its mask. */
    public Proposal with(Mask mask) {
        return new Proposal(kind, new Sample(sample.frame(), mask), changed, sources, scenes);
    }
}
