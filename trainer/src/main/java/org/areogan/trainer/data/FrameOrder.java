package org.areogan.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.areogan.trainer.data.Seeds.Purpose;

/**
 * In which order the frames of an epoch come: pass after pass over all of them, each in an order of its own. A share of
 * the places may be given to frames drawn class by class, each class as often as the others and each frame that shows it
 * as often as the others that do, so that rare classes are seen more often than they are there.
 */
public final class FrameOrder {
    private final Seeds seeds;
    private final int frames;
    private final double classAware;
    private final List<int[]> framesOfClasses;
    private final Purpose purpose;

    /**
     * @param frames how many there are
     * @param classAware share of the places that are drawn class by class, [0, 1)
     * @param framesOfClasses indices of the frames that show each class; classes that none shows may be left out
     */
    public FrameOrder(Seeds seeds, int frames, double classAware, List<int[]> framesOfClasses) {
        this(seeds, frames, classAware, framesOfClasses, Purpose.ORDER);
    }

    private FrameOrder(Seeds seeds, int frames, double classAware, List<int[]> framesOfClasses, Purpose purpose) {
        this.purpose = purpose;
        this.seeds = seeds;
        this.frames = frames;
        this.classAware = classAware;
        this.framesOfClasses =
                framesOfClasses.stream().filter(each -> each.length > 0).toList();
    }

    /** All frames in turn. */
    public static FrameOrder plain(Seeds seeds, int frames) {
        return new FrameOrder(seeds, frames, 0, List.of());
    }

    /** All frames in turn, in another order than {@link #plain} has of the same seed. */
    public static FrameOrder unlabelled(Seeds seeds, int frames) {
        return new FrameOrder(seeds, frames, 0, List.of(), Purpose.UNLABELLED_ORDER);
    }

    /** @param counts of the pixels of each class in each frame */
    static List<int[]> framesOfClasses(List<long[]> counts, List<Integer> classes) {
        List<int[]> all = new ArrayList<>();
        for (int id : classes) {
            List<Integer> showing = new ArrayList<>();
            for (int frame = 0; frame < counts.size(); frame++) {
                if (counts.get(frame)[id] > 0) {
                    showing.add(frame);
                }
            }
            all.add(showing.stream().mapToInt(Integer::intValue).toArray());
        }
        return all;
    }

    /** Indices of frames: at least as many as wanted, and whole passes. */
    public int[] ofEpoch(int epoch, int wanted) {
        int passes = Math.max(1, (wanted + frames - 1) / frames);
        int[] order = new int[passes * frames];
        for (int pass = 0; pass < passes; pass++) {
            int[] once = shuffled(frames, seeds.random(purpose, epoch, pass));
            System.arraycopy(once, 0, order, pass * frames, frames);
        }
        if (classAware > 0 && !framesOfClasses.isEmpty()) {
            replaceSome(order, seeds.random(Purpose.CLASS_AWARE, epoch, 0));
        }
        return order;
    }

    private void replaceSome(int[] order, RandomGenerator random) {
        for (int place = 0; place < order.length; place++) {
            if (random.nextDouble() < classAware) {
                int[] showing = framesOfClasses.get(random.nextInt(framesOfClasses.size()));
                order[place] = showing[random.nextInt(showing.length)];
            }
        }
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
