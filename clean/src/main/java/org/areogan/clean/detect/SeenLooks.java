package org.areogan.clean.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thumbnails seen so far, found again by one that is like them, without a look at all others.
 *
 * <p>Each lies in a cube by its three coarsest cosines (from top to bottom once and twice, from left to right once). Two unit
 * vectors that correlate by c are the root of 2 - 2c apart, and their projections on orthogonal directions no further, so
 * what is like a thumbnail lies in its own cube or in one beside it.
 */
final class SeenLooks {
    /**
     * Of one frame no more are compared in full. A copy's thumbnail is nearer than those of frames that are only alike, so this
     * bounds the work where all frames are alike, as those of a camera at rest are.
     */
    static final int MOST = 32;

    private static final int ROWS = 16;
    private static final int COLUMNS = 32;
    private static final float[][] DIRECTIONS = {cosine(1, 0), cosine(2, 0), cosine(0, 1)};

    private final double least;
    private final double side;
    private final Map<Cube, List<Look>> cubes = new HashMap<>();

    private record Cube(int first, int second, int third) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Look(int frame, float[] values) {}

    private record Likeness(int frame, double correlation) {}

    /** @param least correlation of two thumbnails that are alike, below 1 */
    SeenLooks(double least) {
        this.least = least;
        this.side = Math.sqrt(2 - 2 * least) + 1e-6;
    }

    /** @param values of a thumbnail of 16 by 32, row by row, with mean 0 and length 1 */
    void add(int frame, float[] values) {
        cubes.computeIfAbsent(cube(values), any -> new ArrayList<>()).add(new Look(frame, values));
    }

    /** Frames added before whose thumbnails are alike, in the order of their numbers; of more than {@link #MOST} the nearest. */
    List<Integer> like(float[] values) {
        List<Likeness> alike = new ArrayList<>();
        Cube middle = cube(values);
        for (int first = middle.first - 1; first <= middle.first + 1; first++) {
            for (int second = middle.second - 1; second <= middle.second + 1; second++) {
                for (int third = middle.third - 1; third <= middle.third + 1; third++) {
                    for (Look look : cubes.getOrDefault(new Cube(first, second, third), List.of())) {
                        double correlation = product(look.values, values);
                        if (correlation >= least) {
                            alike.add(new Likeness(look.frame, correlation));
                        }
                    }
                }
            }
        }
        return alike.stream()
                .sorted(Comparator.comparingDouble((Likeness each) -> -each.correlation)
                        .thenComparingInt(each -> each.frame))
                .limit(MOST)
                .map(Likeness::frame)
                .sorted()
                .toList();
    }

    private Cube cube(float[] values) {
        int[] places = new int[DIRECTIONS.length];
        for (int direction = 0; direction < places.length; direction++) {
            places[direction] = (int) Math.floor(product(DIRECTIONS[direction], values) / side);
        }
        return new Cube(places[0], places[1], places[2]);
    }

    /** Of the discrete cosine transform (DCT-II), of length 1. */
    private static float[] cosine(int down, int right) {
        float[] values = new float[ROWS * COLUMNS];
        double squares = 0;
        for (int pixel = 0; pixel < values.length; pixel++) {
            int row = pixel / COLUMNS;
            int column = pixel % COLUMNS;
            values[pixel] = (float) (Math.cos(Math.PI * down * (row + 0.5) / ROWS)
                    * Math.cos(Math.PI * right * (column + 0.5) / COLUMNS));
            squares += values[pixel] * values[pixel];
        }
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] /= (float) Math.sqrt(squares);
        }
        return values;
    }

    private static double product(float[] left, float[] right) {
        float sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }
}
