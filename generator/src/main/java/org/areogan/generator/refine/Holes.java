package org.areogan.generator.refine;

import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.ConnectedPixels;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;

/**
 * Fills holes: pixels of other classes, of several perhaps, that a region of one class surrounds. They touch at sides or
 * corners; a hole reaches neither the frame's edge nor a pixel without label. Of holes within holes the largest is filled.
 *
 * @param pixels that a hole must have to stay, 1 or above
 */
public record Holes(int pixels) implements Refiner {
    /** @throws org.areogan.files.UserException if the pixels are below 1 */
    public Holes {
        Refinement.requirePositive("the pixels of holes", pixels);
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        Mask mask = prediction.mask();
        byte[] ids = mask.ids().clone();
        int[] filled = new int[ids.length];
        for (int id = 0; id < classes.size(); id++) {
            fill(id, mask, ids, filled, classes);
        }
        return prediction.withMask(new Mask(mask.height(), mask.width(), ids));
    }

    /** @param filled the pixels of the hole that a pixel was filled with so far, 0 for none */
    private void fill(int id, Mask mask, byte[] ids, int[] filled, ClassSet classes) {
        byte[] others = new byte[ids.length];
        for (int pixel = 0; pixel < others.length; pixel++) {
            others[pixel] = (byte) ((mask.ids()[pixel] & 0xff) == id ? 0 : 1);
        }
        ConnectedPixels connected =
                ConnectedPixels.of(new Mask(mask.height(), mask.width(), others), Neighbours.SIDES_AND_CORNERS);
        int[] areas = areas(connected, mask, classes);
        for (int pixel = 0; pixel < others.length; pixel++) {
            int area = areas[connected.piece(pixel)];
            if (others[pixel] == 1 && area < pixels && area > filled[pixel]) {
                ids[pixel] = (byte) id;
                filled[pixel] = area;
            }
        }
    }

    /** Pixels of each piece; more than any hole has for those that are none. */
    private static int[] areas(ConnectedPixels connected, Mask mask, ClassSet classes) {
        int[] areas = new int[connected.count()];
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            int row = pixel / mask.width();
            int column = pixel % mask.width();
            boolean atEdge = row == 0 || column == 0 || row == mask.height() - 1 || column == mask.width() - 1;
            int piece = connected.piece(pixel);
            if (atEdge || (mask.ids()[pixel] & 0xff) >= classes.size()) {
                areas[piece] = Integer.MAX_VALUE;
            } else if (areas[piece] < Integer.MAX_VALUE) {
                areas[piece]++;
            }
        }
        return areas;
    }

    @Override
    public boolean readsProbabilities() {
        return false;
    }
}
