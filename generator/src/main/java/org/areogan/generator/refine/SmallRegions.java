package org.areogan.generator.refine;

import java.util.ArrayList;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.ConnectedPixels;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;

/** The regions of a mask that have fewer pixels than some number, and what lies beside them. */
final class SmallRegions {
    private final Mask mask;
    private final ConnectedPixels connected;
    private final List<int[]> regions;
    private final boolean[] changed;

    private SmallRegions(Mask mask, ConnectedPixels connected, List<int[]> regions) {
        this.mask = mask;
        this.connected = connected;
        this.regions = regions;
        changed = new boolean[connected.count()];
    }

    /** @param pixels that larger ones have */
    static SmallRegions of(Mask mask, int pixels) {
        ConnectedPixels connected = ConnectedPixels.of(mask, Neighbours.SIDES);
        int[] areas = new int[connected.count()];
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            areas[connected.piece(pixel)]++;
        }
        int[] places = new int[areas.length];
        List<int[]> regions = new ArrayList<>();
        for (int piece = 0; piece < areas.length; piece++) {
            places[piece] = regions.size();
            if (areas[piece] < pixels) {
                regions.add(new int[areas[piece]]);
            }
        }
        for (int pixel = mask.ids().length - 1; pixel >= 0; pixel--) {
            int piece = connected.piece(pixel);
            if (areas[piece] > 0 && areas[piece] < pixels) {
                // Counted down to nothing while it is filled from its end.
                regions.get(places[piece])[--areas[piece]] = pixel;
            }
        }
        return new SmallRegions(mask, connected, regions);
    }

    /** Their pixels, told as row * width + column, in the order of their first ones. */
    List<int[]> all() {
        return regions;
    }

    void change(int[] region) {
        changed[connected.piece(region[0])] = true;
    }

    /** Whether any region beside this one, or it itself, has changed. */
    boolean besideChanged(int[] region) {
        for (int pixel : region) {
            for (int side : Sides.of(pixel, mask.height(), mask.width())) {
                if (changed[connected.piece(side)]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Which classes the pixels have that lie beside a region: [classes]. */
    boolean[] classesBeside(int[] region, ClassSet classes) {
        boolean[] beside = new boolean[classes.size()];
        int own = connected.piece(region[0]);
        for (int pixel : region) {
            for (int side : Sides.of(pixel, mask.height(), mask.width())) {
                int id = mask.ids()[side] & 0xff;
                if (connected.piece(side) != own && id < beside.length) {
                    beside[id] = true;
                }
            }
        }
        return beside;
    }
}
