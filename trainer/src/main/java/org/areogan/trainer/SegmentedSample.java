package org.areogan.trainer;

import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/** A frame with its true mask and the predicted one. */
public record SegmentedSample(String id, Sample truth, Mask prediction) {}
