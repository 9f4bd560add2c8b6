package org.areogan.synth.paint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.synth.pixels.RunLengths;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/** Pixels of one class in a mask: a connected piece of it or all of it. */
public final class Region {
    private static final int[] ROWS = {-1, -1, -1, 0, 0, 1, 1, 1};
    private static final int[] COLUMNS = {-1, 0, 1, -1, 1, -1, 0, 1};

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
        int[] pieces = pieces(mask, rareId);
        SortedMap<Integer, Region> wholes = new TreeMap<>();
        SortedMap<Integer, Region> instances = new TreeMap<>();
        for (int column = 0; column < mask.width(); column++) {
            for (int row = 0; row < mask.height(); row++) {
                int id = mask.at(row, column);
                int piece = pieces[row * mask.width() + column];
                if (id == rareId) {
                    instances
                            .computeIfAbsent(piece, unused -> new Region(id, true, pieces.length))
                            .add(row, column, mask.height());
                } else if (id < classes.size()) {
                    wholes.computeIfAbsent(id, unused -> new Region(id, false, pieces.length))
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

    /** The number of the piece that each pixel of this class belongs to, from 0; -1 elsewhere. */
    private static int[] pieces(Mask mask, int id) {
        int[] pieces = new int[mask.ids().length];
        Arrays.fill(pieces, -1);
        int[] waiting = new int[pieces.length];
        int found = 0;
        for (int column = 0; column < mask.width(); column++) {
            for (int row = 0; row < mask.height(); row++) {
                int start = row * mask.width() + column;
                if (mask.at(row, column) == id && pieces[start] < 0) {
                    flood(mask, id, start, found++, pieces, waiting);
                }
            }
        }
        return pieces;
    }

    private static void flood(Mask mask, int id, int start, int piece, int[] pieces, int[] waiting) {
        pieces[start] = piece;
        waiting[0] = start;
        int count = 1;
        while (count > 0) {
            int pixel = waiting[--count];
            for (int side = 0; side < ROWS.length; side++) {
                int row = pixel / mask.width() + ROWS[side];
                int column = pixel % mask.width() + COLUMNS[side];
                if (row < 0 || row >= mask.height() || column < 0 || column >= mask.width()) {
                    continue;
                }
                int neighbour = row * mask.width() + column;
                if (mask.at(row, column) == id && pieces[neighbour] < 0) {
                    pieces[neighbour] = piece;
                    waiting[count++] = neighbour;
                }
            }
        }
    }
}
