package org.areogan.terrain.labelling;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * A frame that was labelled in a tool. Both parts are read when asked for, and may be told by a UserException that they
 * cannot be.
 *
 * @param id name of the frame within its export
 * @param picture file that holds the frame
 * @param annotation file that holds the labels
 */
public record AnnotatedFrame(String id, Path picture, Path annotation, Supplier<Frame> frame, Supplier<Mask> mask) {}
