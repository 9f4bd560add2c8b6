package org.areogan.synth.paint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.ConnectedPixels;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;
import org.areogan.terrain.pixels.RunLengths;

/** Pixels of one class in a mask: a connected piece of it or all of it. */
public final class Region {
    private final int classId;
    private final boolean instance;
    private final RunLengths runs;
    private int area;
    private int top = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private int bottom = -1;
    private int right = -1;

    private Region(int classId, boolean instance, int pixels) {
        this.classId = classId;
        this.instance = instance;
        this.runs = new RunLengths(pixels);
    }

    /**
     * A region for each connected piece of the rare class, pixels that touch at a corner being connected, in the order of
     * their leftmost and then topmost pixels; before them a region for each other class that the mask shows, by id.
     */
    public static List<Region> of(Mask mask, int rareId, ClassSet classes) {
        ConnectedPixels connected = ConnectedPixels.of(mask, Neighbours.SIDES_AND_CORNERS);
        int pixels = mask.ids().length;
        SortedMap<Integer, Region> wholes = new TreeMap<>();
        Map<Integer, Region> instances = new LinkedHashMap<>();
        for (int column = 0; column < mask.width(); column++) {
            for (int row = 0; row < mask.height(); row++) {
                int id = mask.at(row, column);
                int piece = connected.piece(row * mask.width() + column);
                if (id == rareId) {
                    instances
                            .computeIfAbsent(piece, unused -> new Region(id, true, pixels))
                            .add(row, column, mask.height());
                } else if (id < classes.size()) {
                    wholes.computeIfAbsent(id, unused -> new Region(id, false, pixels))
                            .add(row, column, mask.height());
                }
            }
        }
        List<Region> regions = new ArrayList<>(wholes.values());
        regions.addAll(instances.values());
        return regions;
    }

    public int classId() {
        return classId;
    }

    /** Whether it is one thing rather than all that a frame shows of a class. */
    public boolean instance() {
        return instance;
    }

    /** In pixels. */
    public int area() {
        return area;
    }

    /** Left, top, width, height. */
    public int[] box() {
        return new int[] {left, top, right - left + 1, bottom - top + 1};
    }

    public RunLengths runs() {
        return runs;
    }

    private void add(int row, int column, int height) {
        runs.add(column * height + row);
        area++;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
    }
}
