package org.areogan.trainer.tuning.bayes;

import java.util.Arrays;

/**
 * The Matérn kernel with smoothness 5/2 (Rasmussen and Williams 2006, equation 4.17), with a length scale for each
 * coordinate: {@code k(r) = (1 + √5 r + 5 r² / 3) exp(-√5 r)}, where r is the distance in length scales. It is 1 at r = 0.
 *
 * @param lengths above 0, one for each coordinate
 */
record Matern(double[] lengths) {
    private static final double ROOT_5 = Math.sqrt(5);

    Matern {
        lengths = lengths.clone();
    }

    @Override
    public double[] lengths() {
        return lengths.clone();
    }

    double of(double[] one, double[] other) {
        double squares = 0;
        for (int i = 0; i < lengths.length; i++) {
            double distance = (one[i] - other[i]) / lengths[i];
            squares += distance * distance;
        }
        double scaled = ROOT_5 * Math.sqrt(squares);
        // StrictMath gives the same bits on every machine, and so does the search.
        return (1 + scaled + scaled * scaled / 3) * StrictMath.exp(-scaled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matern matern && Arrays.equals(lengths, matern.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        return "Matern" + Arrays.toString(lengths);
    }
}
