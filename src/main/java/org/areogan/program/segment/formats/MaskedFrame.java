package org.areogan.program.segment.formats;

import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Mask;

/**
 * What is kept of a segmented frame until the last one is, for files that hold all of them.
 *
 * @param number of the frame among all inputs, from 0
 * @param line what {@link AreaLine} says of it
 */
public record MaskedFrame(int number, NamedFrame source, Mask mask, String line) {}
