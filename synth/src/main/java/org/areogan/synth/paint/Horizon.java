package org.areogan.synth.paint;

import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/** Joins two masks along the horizon: the background above it from one, the ground below it from the other. */
final class Horizon {
    private Horizon() {}

    /**
     * @param ground mask whose ground is kept; where its own background was lower than the new horizon, the ground
     *     below goes on upwards
     * @param sky mask of the same size whose background, as far as it reaches down from the top, is taken
     * @return nothing where {@code sky} has no background at its top or {@code ground} a column without ground
     */
    static Optional<Mask> join(Mask ground, Mask sky, ClassSet classes) {
        if (ground.height() != sky.height() || ground.width() != sky.width()) {
            return Optional.empty();
        }
        int width = ground.width();
        byte[] ids = ground.ids().clone();
        boolean hasSky = false;
        for (int column = 0; column < width; column++) {
            int ownDepth = depth(ground, column, classes);
            int depth = depth(sky, column, classes);
            if (ownDepth == ground.height() || depth == sky.height()) {
                return Optional.empty();
            }
            hasSky |= depth > 0;
            for (int row = 0; row < Math.max(ownDepth, depth); row++) {
                ids[row * width + column] = (byte) (row < depth ? sky.at(row, column) : ground.at(ownDepth, column));
            }
        }
        return hasSky ? Optional.of(new Mask(ground.height(), width, ids)) : Optional.empty();
    }

    /** How many pixels from the top are background. */
    private static int depth(Mask mask, int column, ClassSet classes) {
        int row = 0;
        while (row < mask.height() && classes.isBackground(mask.at(row, column))) {
            row++;
        }
        return row;
    }
}
