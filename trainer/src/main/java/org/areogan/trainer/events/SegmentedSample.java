package org.areogan.trainer.events;

import java.util.Optional;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * A frame with its true mask and the predicted one.
 *
 * @param painted what was painted for the true mask and then segmented in the frame's place; empty where the frame was
 */
public record SegmentedSample(String id, Sample truth, Optional<Frame> painted, Mask prediction) {
    /** Of a segmenter. */
    public SegmentedSample(String id, Sample truth, Mask prediction) {
        this(id, truth, Optional.empty(), prediction);
    }
}
