package org.areogan.terrain.paste;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Component;

/**
 * How pieces of a rare class lie in the real frames that show it.
 *
 * @param areas of all pieces, as shares of their frames, ascending
 * @param bases where their lowest rows are: 0 at the top of the frame, 1 at its bottom, ascending
 * @param counts pieces in each frame that has any, ascending
 * @param brightness mean grey of each piece over that of the ground beside it, ascending
 * @param ground how often each class lies beside a piece, compared with the most frequent one, by id: 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlacementStatistics(double[] areas, double[] bases, int[] counts, double[] brightness, double[] ground) {
    /** Pieces below this many pixels are leftovers of drawing, not stones. */
    static final int SMALLEST = 20;

    /** An area as real ones have it, varied a little. @return a share of the frame */
    double area(RandomGenerator random) {
        double drawn = areas[random.nextInt(areas.length)];
        return drawn * Math.exp(0.3 * random.nextGaussian());
    }

    /** Where the lowest row of a piece might be, 0 (top) to 1 (bottom). */
    double base(RandomGenerator random) {
        double drawn = bases[random.nextInt(bases.length)] + 0.1 * random.nextGaussian();
        return Math.max(0, Math.min(1, drawn));
    }

    int count(RandomGenerator random) {
        return counts[random.nextInt(counts.length)];
    }

    /** Whether all but the most extreme tenth of real pieces are about as bright. */
    boolean allowsBrightness(double value, double slack) {
        int outermost = brightness.length / 20;
        return value >= brightness[outermost] * (1 - slack)
                && value <= brightness[brightness.length - 1 - outermost] * (1 + slack);
    }

    /** Looks at frames one by one. */
    static final class Collector {
        private final ClassSet classes;
        private final int rare;
        private final List<Double> areas = new ArrayList<>();
        private final List<Double> bases = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private final List<Double> brightness = new ArrayList<>();
        private final long[] beside;

        Collector(ClassSet classes, int rare) {
            this.classes = classes;
            this.rare = rare;
            this.beside = new long[classes.size()];
        }

        void add(Sample sample, List<Component> components) {
            int count = 0;
            double size = sample.mask().ids().length;
            for (Component component : components) {
                if (component.area() >= SMALLEST) {
                    count++;
                    areas.add(component.area() / size);
                    bases.add(component.bottom() / (double) sample.mask().height());
                    lookBeside(sample, component);
                }
            }
            if (count > 0) {
                counts.add(count);
            }
        }

        private void lookBeside(Sample sample, Component component) {
            InstanceCutter cutter = new InstanceCutter(classes, rare);
            cutter.cut(sample, component, "", "", 0)
                    .map(InstanceLibrary::brightness)
                    .ifPresent(brightness::add);
            int row = Math.min(sample.mask().height() - 1, component.bottom());
            for (int column = component.left(); column < component.right(); column++) {
                int id = sample.mask().at(row, column);
                if (id != rare && classes.isScored(id)) {
                    beside[id]++;
                }
            }
        }

        boolean any() {
            return !areas.isEmpty();
        }

        PlacementStatistics habits() {
            double most = Math.max(1, Arrays.stream(beside).max().orElse(1));
            return new PlacementStatistics(
                    areas.stream().mapToDouble(each -> each).sorted().toArray(),
                    bases.stream().mapToDouble(each -> each).sorted().toArray(),
                    counts.stream().mapToInt(each -> each).sorted().toArray(),
                    brightness.isEmpty()
                            ? new double[] {1}
                            : brightness.stream()
                                    .mapToDouble(each -> each)
                                    .sorted()
                                    .toArray(),
                    Arrays.stream(beside).mapToDouble(each -> each / most).toArray());
        }
    }
}
