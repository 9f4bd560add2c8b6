package org.areogan.program.segment.formats;

import org.areogan.generator.Prediction;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * A frame with what the model says of it.
 *
 * @param mask what is written: the prediction's mask without the pixels that are ignored, missing or unsure
 * @param milliseconds its share of the time that its batch took
 */
public record SegmentedFrame(NamedFrame source, Frame frame, Mask mask, Prediction prediction, double milliseconds) {}
