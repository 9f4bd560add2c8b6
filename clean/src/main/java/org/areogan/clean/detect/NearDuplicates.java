package org.areogan.clean.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.pixels.Grey;
import org.areogan.terrain.pixels.Thumbnail;

/**
 * Frames that are another one again, perhaps brighter, noisier or compressed. Their thumbnails correlate, and so does their
 * finest detail: smooth frames of different places have thumbnails that are hardly to be told apart, but other pebbles.
 * The later of two frames is taken for the copy. A frame of one brightness is a copy of nothing.
 */
public final class NearDuplicates implements Detector {
    /** What the thumbnails' correlation must reach; of 2,502 real tiles 34 pairs of different frames do, by chance. */
    static final double THUMBNAILS = 0.98;

    /** What the fine details' correlation must reach. */
    static final double DETAILS = 0.6;

    private static final int ROWS = 16;
    private static final int COLUMNS = 32;

    @Override
    public DetectorKind kind() {
        return DetectorKind.DUPLICATES;
    }

    @Override
    public List<Suspicion> find(DataSet data) {
        Map<Integer, Suspicion> copies = new TreeMap<>();
        for (int[] pair : pairsOfLikeThumbnails(data)) {
            double likeness = correlation(detail(data.frame(pair[0])), detail(data.frame(pair[1])));
            if (likeness >= DETAILS && !copies.containsKey(pair[1]) && !copies.containsKey(pair[0])) {
                copies.put(
                        pair[1],
                        new Suspicion(
                                pair[1],
                                kind(),
                                likeness,
                                String.format(
                                        Locale.ROOT,
                                        "nearly frame %s again (correlation of fine detail %.3f)",
                                        data.id(pair[0]),
                                        likeness)));
            }
        }
        return List.copyOf(copies.values());
    }

    /**
     * Earlier frame and later frame, in the order of the later one. Two unit vectors that correlate by c are no further apart
     * than the root of 2 - 2c, and neither are their projections on a third, so that most pairs need no look.
     */
    private static List<int[]> pairsOfLikeThumbnails(DataSet data) {
        List<float[]> looks = IntStream.range(0, data.size())
                .mapToObj(index -> unit(Thumbnail.of(data.frame(index)).values()))
                .toList();
        double[] places = looks.stream().mapToDouble(NearDuplicates::slope).toArray();
        int[] order = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> places[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double reach = Math.sqrt(2 - 2 * THUMBNAILS) + 1e-6;
        List<int[]> pairs = new ArrayList<>();
        for (int first = 0; first < order.length; first++) {
            for (int second = first + 1; second < order.length; second++) {
                if (places[order[second]] - places[order[first]] > reach) {
                    break;
                }
                if (correlation(looks.get(order[first]), looks.get(order[second])) >= THUMBNAILS) {
                    int earlier = Math.min(order[first], order[second]);
                    pairs.add(new int[] {earlier, order[first] + order[second] - earlier});
                }
            }
        }
        pairs.sort(Comparator.<int[]>comparingInt(pair -> pair[1]).thenComparingInt(pair -> pair[0]));
        return pairs;
    }

    /** How much brighter it becomes from top to bottom: what differs most between frames with and without sky. */
    private static double slope(float[] look) {
        double sum = 0;
        double squares = 0;
        for (int pixel = 0; pixel < look.length; pixel++) {
            int row = pixel / COLUMNS;
            double height = row - (ROWS - 1) / 2.0;
            sum += height * look[pixel];
            squares += height * height;
        }
        return sum / Math.sqrt(squares);
    }

    /** What softening takes away. */
    private static float[] detail(Frame frame) {
        float[] soft =
                new Grey(frame.height(), frame.width(), frame.grey()).softened().values();
        float[] detail = new float[soft.length];
        for (int pixel = 0; pixel < detail.length; pixel++) {
            detail[pixel] = frame.grey()[pixel] - soft[pixel];
        }
        return unit(detail);
    }

    /** With mean 0 and length 1; all 0 where there is no contrast. */
    private static float[] unit(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[values.length];
        for (int index = 0; index < unit.length && length > 1e-4; index++) {
            unit[index] = (float) ((values[index] - mean) / length);
        }
        return unit;
    }

    /** Of vectors of length 1. */
    private static double correlation(float[] left, float[] right) {
        float sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }
}
