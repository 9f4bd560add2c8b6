package org.areogan.program.segment.formats;

import org.areogan.terrain.ClassSet;

/**
 * How files look.
 *
 * @param classes of the masks
 * @param opacity of the colours over a frame, 0 to 1
 */
public record Appearance(ClassSet classes, double opacity) {
    public static final double OPACITY = 0.45;
}
