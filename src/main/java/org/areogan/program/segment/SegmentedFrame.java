package org.areogan.program.segment;

import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;

/**
 * A frame with what the model says of it.
 *
 * @param name of the files that are written for it, without ending
 */
record SegmentedFrame(String name, Frame frame, Prediction prediction) {}
