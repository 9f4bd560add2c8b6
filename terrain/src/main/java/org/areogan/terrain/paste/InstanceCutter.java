package org.areogan.terrain.paste;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.paste.Instance.Sides;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grey;

/**
 * Cuts pieces of the rare class out of a frame, with the shadow beside them.
 *
 * @param classes of the masks
 * @param sets what other values of the masks stand for
 * @param rare id of the class to be cut
 */
record InstanceCutter(ClassSet classes, LabelSets sets, int rare) {
    /** Of masks that hold classes and the no-label value alone. */
    InstanceCutter(ClassSet classes, int rare) {
        this(classes, LabelSets.NONE, rare);
    }

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
        float ground = medianWhere(grey, around);
        if (!(ground > 0)) {
            return Optional.empty();
        }
        boolean[] shaded = shaded(grey, inside, around, ground, width);
        float surroundings = medianWhere(grey, without(around, shaded));
        Grey shadow = new Grey(bottom - top, width, shadow(grey, shaded, surroundings));
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
        List<Integer> any = sets.of(id);
        return any.isEmpty()
                ? id != rare && classes.isScored(id)
                : !any.contains(rare) && any.stream().allMatch(classes::isScored);
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

    private static boolean[] without(boolean[] all, boolean[] some) {
        boolean[] rest = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            rest[i] = all[i] && !some[i];
        }
        return rest;
    }

    /** Dark ground that reaches the piece without a lit pixel between. */
    private static boolean[] shaded(float[] grey, float[] inside, boolean[] around, float ground, int width) {
        boolean[] shaded = new boolean[grey.length];
        int[] waiting = new int[grey.length];
        int count = 0;
        for (int i = 0; i < grey.length; i++) {
            if (inside[i] > 0) {
                waiting[count++] = i;
            }
        }
        while (count > 0) {
            for (int neighbour : neighbours(waiting[--count], width, grey.length)) {
                if (around[neighbour] && !shaded[neighbour] && grey[neighbour] < SHADOW * ground) {
                    shaded[neighbour] = true;
                    waiting[count++] = neighbour;
                }
            }
        }
        return shaded;
    }

    /** Above, below, left and right; the place itself instead of one that lies outside. */
    private static int[] neighbours(int i, int width, int length) {
        int column = i % width;
        return new int[] {
            i >= width ? i - width : i,
            i + width < length ? i + width : i,
            column > 0 ? i - 1 : i,
            column + 1 < width ? i + 1 : i
        };
    }

    private static float[] shadow(float[] grey, boolean[] shaded, float surroundings) {
        float[] light = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            light[i] = shaded[i] ? grey[i] / surroundings : 1;
        }
        return light;
    }
}
