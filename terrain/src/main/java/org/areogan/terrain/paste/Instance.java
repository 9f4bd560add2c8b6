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

    /**
     * How rich in contrast the piece is: its standard deviation over that of the lit margin around it. NaN where the margin
     * is flat or all in shadow.
     */
    double contrast() {
        double margin = deviation(false);
        return margin > 0 ? deviation(true) / margin : Double.NaN;
    }

    private double deviation(boolean ofPiece) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < grey.values().length; i++) {
            boolean piece = inside.values()[i] > 0.5f;
            if (piece == ofPiece && (piece || shadow.values()[i] >= 1)) {
                sum += grey.values()[i];
                squares += (double) grey.values()[i] * grey.values()[i];
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    /**
     * The same with the piece's values drawn towards their mean.
     *
     * @param share of their distance that is kept, 0 to 1
     */
    Instance flattened(double share) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < grey.values().length; i++) {
            if (inside.values()[i] > 0.5f) {
                sum += grey.values()[i];
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        float[] flat = grey.values().clone();
        for (int i = 0; i < flat.length; i++) {
            if (inside.values()[i] > 0.5f) {
                flat[i] = (float) (mean + share * (flat[i] - mean));
            }
        }
        return new Instance(
                source,
                scene,
                new Grey(grey.height(), grey.width(), flat),
                inside,
                shadow,
                area,
                surroundings,
                light,
                touches);
    }

    boolean isInside(int row, int column) {
        return inside.at(row, column) > 0.5f;
    }
}
