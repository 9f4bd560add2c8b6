package org.areogan.synth.proposal;

import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;

/** Segments frames as a trained segmenter does. */
@FunctionalInterface
public interface FrameSegmenter {
    /** One prediction for each frame, in their order. */
    List<Prediction> predict(List<Frame> frames);
}
