package org.areogan.terrain.paste;

import org.areogan.terrain.pixels.Grey;
import org.areogan.terrain.pixels.Light;

/**
 * A piece of the rare class cut from a real frame with what lies around it.
 *
 * @param source id of the frame
 * @param scene of the frame where the data names scenes, otherwise its id
 * @param grey the piece and its margin
 * @param inside 1 on the piece, 0 on the margin, same size
 * @param shadow how much of the light reaches the margin: 1 is all of it, lower in the shadow cast beside the piece; 1
 *     on the piece itself
 * @param area of the piece in pixels
 * @param surroundings median grey of the margin out of the shadow
 * @param light see {@link Light#side}, of the whole frame
 * @param touches the sides of the frame that it was cut off by
 */
record Instance(
        String source,
        String scene,
        Grey grey,
        Grey inside,
        Grey shadow,
        int area,
        float surroundings,
        double light,
        Sides touches) {

    /** Sides of a frame. */
    record Sides(boolean top, boolean bottom, boolean left, boolean right) {
        static final Sides NONE = new Sides(false, false, false, false);

        boolean opposite() {
            return (top && bottom) || (left && right);
        }

        Sides mirrored() {
            return new Sides(top, bottom, /* left= */ right, /* right= */ left);
        }
    }

    Instance mirrored() {
        return new Instance(
                source,
                scene,
                grey.mirrored(),
                inside.mirrored(),
                shadow.mirrored(),
                area,
                surroundings,
                -light,
                touches.mirrored());
    }

    /** @param factor on both sides, above 0 */
    Instance scaled(double factor) {
        int height = Math.max(1, (int) Math.round(grey.height() * factor));
        int width = Math.max(1, (int) Math.round(grey.width() * factor));
        Grey scaledInside = inside.resized(height, width);
        int scaledArea = 0;
        for (float each : scaledInside.values()) {
            scaledArea += each > 0.5f ? 1 : 0;
        }
        return new Instance(
                source,
                scene,
                grey.resized(height, width),
                scaledInside,
                shadow.resized(height, width),
                scaledArea,
                surroundings,
                light,
                touches);
    }

    boolean isInside(int row, int column) {
        return inside.at(row, column) > 0.5f;
    }
}
