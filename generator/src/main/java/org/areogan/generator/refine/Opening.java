package org.areogan.generator.refine;

import java.util.Arrays;
import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Takes away what is thin: a pixel that no square of 2 x radius + 1 pixels covers that lies within its class (or beyond the
 * frame, or where there is no label) takes the class of the nearest pixel that stays, in steps over sides of pixels; of several
 * that are as near, the most frequent, and of those the lowest id.
 *
 * @param radius in pixels, 1 to 1000
 */
public record Opening(int radius) implements Refiner {
    /** @throws org.areogan.files.UserException if the radius is out of range */
    public Opening {
        Refinement.requireRadius("the radius of open", radius);
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        Mask mask = prediction.mask();
        boolean[] loose = new boolean[mask.ids().length];
        Arrays.fill(loose, true);
        for (int id = 0; id < classes.size(); id++) {
            boolean[] area = new boolean[loose.length];
            for (int pixel = 0; pixel < area.length; pixel++) {
                int value = mask.ids()[pixel] & 0xff;
                area[pixel] = value == id || value == classes.noLabel();
            }
            boolean[] opened = Squares.opened(area, mask.height(), mask.width(), radius);
            for (int pixel = 0; pixel < area.length; pixel++) {
                loose[pixel] &= !(opened[pixel] && (mask.ids()[pixel] & 0xff) == id);
            }
        }
        return prediction.withMask(NearestClass.of(mask, loose, classes));
    }

    @Override
    public boolean readsProbabilities() {
        return false;
    }
}
