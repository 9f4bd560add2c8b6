package org.areogan.generator.refine;

import java.util.Comparator;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Gives small regions to a neighbour: one with too few pixels takes, of the classes beside it, the one that is most probable
 * over all its pixels, of equal ones the lowest id. The smallest come first, and it is done again until none is left that has a
 * class beside it. A region is of pixels of one class that touch at their sides.
 *
 * @param pixels that a region must have to stay, 1 or above
 */
public record SmallestRegion(int pixels) implements Refiner {
    /** @throws org.areogan.files.UserException if the pixels are below 1 */
    public SmallestRegion {
        Refinement.requirePositive("the pixels of smallest", pixels);
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        Mask mask = prediction.mask();
        byte[] ids = mask.ids().clone();
        Mask refined = new Mask(mask.height(), mask.width(), ids);
        // Each pass joins every region that it changes to one that it does not, so there are fewer after each.
        while (pass(refined, ids, prediction, classes)) {}
        return prediction.withMask(refined);
    }

    /** Whether any region has changed. */
    private boolean pass(Mask mask, byte[] ids, Prediction prediction, ClassSet classes) {
        SmallRegions regions = SmallRegions.of(mask, pixels);
        List<int[]> order = regions.all().stream()
                .filter(region -> (ids[region[0]] & 0xff) < classes.size())
                .sorted(Comparator.comparingInt(region -> region.length))
                .toList();
        boolean changed = false;
        for (int[] region : order) {
            // What lies beside one that has just changed waits for the next pass, with the regions as they are then.
            if (regions.besideChanged(region)) {
                continue;
            }
            int neighbour = mostProbable(region, regions.classesBeside(region, classes), prediction);
            if (neighbour >= 0) {
                for (int pixel : region) {
                    ids[pixel] = (byte) neighbour;
                }
                regions.change(region);
                changed = true;
            }
        }
        return changed;
    }

    /** @return below 0 if there is no candidate */
    private static int mostProbable(int[] region, boolean[] candidates, Prediction prediction) {
        float[] probabilities = prediction.probabilities();
        int best = -1;
        double most = 0;
        for (int id = 0; id < candidates.length; id++) {
            if (candidates[id]) {
                double sum = 0;
                for (int pixel : region) {
                    sum += probabilities[pixel * candidates.length + id];
                }
                if (best < 0 || sum > most) {
                    best = id;
                    most = sum;
                }
            }
        }
        return best;
    }

    @Override
    public boolean readsProbabilities() {
        return true;
    }
}
