package org.areogan.trainer.tuning.bayes;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/** The first points of a search: Sobol's sequence, which leaves no large holes, shifted by chance (Cranley and Patterson 1976). */
public final class SobolStart {
    private SobolStart() {}

    /**
     * @param index of the point, from 0
     * @param shift draws the same shift each time, e.g. from a seed
     * @return coordinates in [0, 1)
     */
    public static double[] point(int dimensions, int index, RandomGenerator shift) {
        double[] point = new SobolSequenceGenerator(dimensions).skipTo(index);
        for (int i = 0; i < dimensions; i++) {
            double moved = point[i] + shift.nextDouble();
            point[i] = moved >= 1 ? moved - 1 : moved;
        }
        return point;
    }
}
