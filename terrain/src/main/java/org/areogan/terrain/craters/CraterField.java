package org.areogan.terrain.craters;

import static org.areogan.terrain.craters.CraterScene.between;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The craters of a frame, the oldest first, and which pixels lie within their rims. Radii follow a power law: there are
 * {@code 2^0.9} times as many of at least a length as of at least twice that.
 */
final class CraterField {
    /** Class ids of {@link org.areogan.terrain.ClassSet#CRATERS}. */
    static final byte GROUND = 0;

    static final byte CRATER = 1;

    private static final double SMALLEST = 1.5;
    private static final double LARGEST_SHARE = 0.42;
    private static final double EXPONENT = 0.9;

    /** Ends the search for a share that cannot be reached. */
    private static final int MOST_FOR_A_PIXEL = 1;

    private final int height;
    private final int width;
    private final List<Crater> craters = new ArrayList<>();
    private final byte[] ids;

    private CraterField(int height, int width) {
        this.height = height;
        this.width = width;
        this.ids = new byte[height * width];
    }

    /** Craters until they take this share of the pixels. */
    static CraterField draw(SplittableRandom random, int height, int width, double share) {
        CraterField field = new CraterField(height, width);
        long wanted = Math.round(share * height * width);
        long most = (long) MOST_FOR_A_PIXEL * height * width;
        for (long pixels = 0; pixels < wanted && field.craters.size() < most; ) {
            Crater crater = field.drawCrater(random);
            long added = field.mark(crater);
            if (added > 0) {
                field.craters.add(crater);
                pixels += added;
            }
        }
        return field;
    }

    List<Crater> craters() {
        return List.copyOf(craters);
    }

    /** Class of each pixel. */
    byte[] ids() {
        return ids.clone();
    }

    private Crater drawCrater(SplittableRandom random) {
        double largest = Math.max(2 * SMALLEST, LARGEST_SHARE * Math.min(height, width));
        double radius = radius(random, largest);
        boolean large = radius > largest / 8;
        // Most of those that are large are old, since large ones were only made early.
        double erosion = Math.pow(random.nextDouble(), large ? 1.3 : 2);
        return new Crater(
                between(random, -0.5 * radius, height + 0.5 * radius),
                between(random, -0.5 * radius, width + 0.5 * radius),
                radius,
                random.nextDouble() < 0.2 ? between(random, 0.65, 0.9) : between(random, 0.9, 1),
                between(random, 0, Math.PI),
                0.85 * erosion,
                large ? between(random, 0.3, 0.75) : between(random, 0, 0.3),
                large && random.nextDouble() < 0.25 ? between(random, 0.2, 0.6) : 0,
                random.nextLong());
    }

    private static double radius(SplittableRandom random, double largest) {
        double smallShare = Math.pow(SMALLEST, -EXPONENT);
        double largeShare = Math.pow(largest, -EXPONENT);
        return Math.pow(smallShare + random.nextDouble() * (largeShare - smallShare), -1 / EXPONENT);
    }

    /** Marks its pixels. @return how many there are now that were ground before */
    private long mark(Crater crater) {
        long added = 0;
        int margin = (int) Math.ceil(1.2 * crater.radius());
        int lastRow = Math.min(height - 1, (int) crater.row() + margin);
        int lastColumn = Math.min(width - 1, (int) crater.column() + margin);
        for (int row = Math.max(0, (int) crater.row() - margin); row <= lastRow; row++) {
            for (int column = Math.max(0, (int) crater.column() - margin); column <= lastColumn; column++) {
                int pixel = row * width + column;
                if (ids[pixel] == GROUND && crater.distance(row, column) < 1) {
                    ids[pixel] = CRATER;
                    added++;
                }
            }
        }
        return added;
    }
}
