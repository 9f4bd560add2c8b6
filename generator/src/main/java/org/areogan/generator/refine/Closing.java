package org.areogan.generator.refine;

import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Closes gaps: a pixel that no square of 2 x radius + 1 pixels covers that is free of a class takes that class; where several
 * classes close over it, the lowest id. Beyond the frame no class goes on.
 *
 * @param radius in pixels, 1 to 1000
 */
public record Closing(int radius) implements Refiner {
    /** @throws org.areogan.files.UserException if the radius is out of range */
    public Closing {
        Refinement.requireRadius("the radius of close", radius);
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        Mask mask = prediction.mask();
        byte[] ids = mask.ids().clone();
        // From the highest id down, so that the lowest one has the last word.
        for (int id = classes.size() - 1; id >= 0; id--) {
            boolean[] area = new boolean[ids.length];
            for (int pixel = 0; pixel < area.length; pixel++) {
                area[pixel] = (mask.ids()[pixel] & 0xff) == id;
            }
            boolean[] closed = Squares.closed(area, mask.height(), mask.width(), radius);
            for (int pixel = 0; pixel < ids.length; pixel++) {
                if (closed[pixel] && !area[pixel] && (mask.ids()[pixel] & 0xff) < classes.size()) {
                    ids[pixel] = (byte) id;
                }
            }
        }
        return prediction.withMask(new Mask(mask.height(), mask.width(), ids));
    }

    @Override
    public boolean readsProbabilities() {
        return false;
    }
}
