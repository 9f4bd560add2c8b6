package org.areogan.synth;

import java.util.Arrays;
import java.util.Optional;
import org.areogan.synth.Instance.Sides;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;

/**
 * Cuts pieces of the rare class out of a frame, with the shadow beside them.
 *
 * @param classes of the masks
 * @param rare id of the class to be cut
 */
record InstanceCutter(ClassSet classes, int rare) {
    /** Smaller pieces have no texture that could be told from gravel. */
    private static final int SMALLEST = 30;

    /** Larger ones leave no room for ground: they are walls, and seen without their edges. */
    private static final double LARGEST_SHARE = 0.3;

    private static final double LEAST_FILL = 0.35;

    /** A margin pixel is in shadow if it is darker than this share of what surrounds the piece. */
    private static final float SHADOW = 0.8f;

    private static final int NARROWEST_MARGIN = 3;

    /** Whether a component is worth cutting at all. */
    boolean takes(Component component, Mask mask) {
        return component.area() >= SMALLEST
                && component.area() <= LARGEST_SHARE * mask.ids().length
                && component.fill() >= LEAST_FILL
                && !touched(component, mask).opposite();
    }

    /** @return nothing where no ground lies around the piece, so that its light cannot be told */
    Optional<Instance> cut(Sample sample, Component component, String source, String scene, double light) {
        Frame frame = sample.frame();
        int margin = Math.max(NARROWEST_MARGIN, Math.max(component.height(), component.width()) / 3);
        int top = Math.max(0, component.top() - margin);
        int left = Math.max(0, component.left() - margin);
        int bottom = Math.min(frame.height(), component.bottom() + margin);
        int right = Math.min(frame.width(), component.right() + margin);
        int width = right - left;
        float[] grey = new float[(bottom - top) * width];
        float[] inside = new float[grey.length];
        boolean[] around = new boolean[grey.length];
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int place = (row - top) * width + column - left;
                grey[place] = frame.at(row, column);
                inside[place] = isInside(component, row, column) ? 1 : 0;
                around[place] = isGround(sample.mask().at(row, column));
            }
        }
        float surroundings = medianWhere(grey, around);
        if (!(surroundings > 0)) {
            return Optional.empty();
        }
        Grey shadow = new Grey(bottom - top, width, shadow(grey, inside, around, surroundings, width));
        return Optional.of(new Instance(
                source,
                scene,
                new Grey(bottom - top, width, grey),
                new Grey(bottom - top, width, inside),
                shadow,
                component.area(),
                surroundings,
                light,
                touched(component, sample.mask())));
    }

    private boolean isGround(int id) {
        return id < classes.size() && id != rare && classes.get(id).scored();
    }

    private static boolean isInside(Component component, int row, int column) {
        int boxRow = row - component.top();
        int boxColumn = column - component.left();
        return boxRow >= 0
                && boxColumn >= 0
                && boxRow < component.height()
                && boxColumn < component.width()
                && component.inside()[boxRow * component.width() + boxColumn];
    }

    private static Sides touched(Component component, Mask mask) {
        return new Sides(
                component.top() == 0,
                component.bottom() == mask.height(),
                component.left() == 0,
                component.right() == mask.width());
    }

    private static float medianWhere(float[] grey, boolean[] where) {
        float[] values = new float[grey.length];
        int count = 0;
        for (int i = 0; i < grey.length; i++) {
            if (where[i]) {
                values[count++] = grey[i];
            }
        }
        return Grey.median(Arrays.copyOf(values, count));
    }

    /** Dark ground that reaches the piece without a lit pixel between. */
    private static float[] shadow(float[] grey, float[] inside, boolean[] around, float surroundings, int width) {
        float[] light = new float[grey.length];
        Arrays.fill(light, 1);
        boolean[] reached = new boolean[grey.length];
        for (int i = 0; i < grey.length; i++) {
            reached[i] = inside[i] > 0;
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < grey.length; i++) {
                boolean dark = around[i] && grey[i] < SHADOW * surroundings;
                if (!reached[i] && dark && besideReached(reached, i, width)) {
                    reached[i] = true;
                    light[i] = grey[i] / surroundings;
                    grown = true;
                }
            }
        }
        return light;
    }

    private static boolean besideReached(boolean[] reached, int i, int width) {
        int column = i % width;
        return (i >= width && reached[i - width])
                || (i + width < reached.length && reached[i + width])
                || (column > 0 && reached[i - 1])
                || (column + 1 < width && reached[i + 1]);
    }
}
