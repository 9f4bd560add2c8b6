package org.areogan.terrain.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;

/**
 * Divides whole scenes: tries many random divisions that hit the share and keeps the best. Finding the very best is as
 * hard as packing knapsacks; a few hundred tries come near for the tens to hundreds of scenes that data sets have.
 */
final class GroupSplitter {
    private static final int TRIES = 400;

    private final DataSet data;
    private final Split.Contents contents;
    private final double share;
    private final List<Scene> scenes;
    private final Scene all;
    private final int[] rarestFirst;

    /** Frames that stay together, with how many of them there are and how many of their pixels each class has. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scene(List<Integer> frames, long[] pixels) {}

    /**
     * A division and its faults.
     *
     * @param missing classes that are on one side only although they could be on both, the rarest in the highest bit
     * @param distance of the shares of frames and of each class's pixels from the one asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Try(boolean[] validation, long missing, double distance) {}

    GroupSplitter(DataSet data, Split.Contents contents, double share) {
        this.data = data;
        this.contents = contents;
        this.share = share;
        this.scenes = scenes();
        this.all = new Scene(
                IntStream.range(0, data.size()).boxed().toList(),
                sum(scenes.stream().map(Scene::pixels).toList()));
        int[] framesWith = contents.framesWith();
        this.rarestFirst = IntStream.range(0, contents.classes())
                .boxed()
                .sorted(Comparator.comparingInt(id -> framesWith[id]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Split split(long seed) {
        if (scenes.size() == 1) {
            throw new UserException("all " + data.size() + " frames of " + data.source() + " are of one scene, '"
                    + data.group(0).orElse("") + "', which cannot be divided between training and validation; name"
                    + " another array of scenes with --group-by, or add frames of other scenes");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Comparator<Try> better = Comparator.comparingLong(Try::missing).thenComparingDouble(Try::distance);
        Try best = attempt(random);
        for (int attempt = 1; attempt < TRIES; attempt++) {
            Try next = attempt(random);
            best = better.compare(next, best) < 0 ? next : best;
        }
        List<Integer> training = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        for (int scene = 0; scene < scenes.size(); scene++) {
            (best.validation()[scene] ? validation : training)
                    .addAll(scenes.get(scene).frames());
        }
        Collections.sort(training);
        Collections.sort(validation);
        return new Split(training, validation);
    }

    /** Takes scenes in random order as long as each brings the number of frames nearer to the one asked for. */
    private Try attempt(SplittableRandom random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, scenes.size()).boxed().toList());
        Shuffle.shuffle(order, random);
        double wanted = share * data.size();
        boolean[] validation = new boolean[scenes.size()];
        List<long[]> pixels = new ArrayList<>();
        int taken = 0;
        for (int scene : order) {
            int more = taken + scenes.get(scene).frames().size();
            boolean lastChance = taken == 0 && scene == order.get(order.size() - 1);
            if (more < data.size() && (lastChance || Math.abs(more - wanted) < Math.abs(taken - wanted))) {
                taken = more;
                validation[scene] = true;
                pixels.add(scenes.get(scene).pixels());
            }
        }
        return judge(validation, taken, sum(pixels));
    }

    private Try judge(boolean[] validation, int taken, long[] pixels) {
        long missing = 0;
        double distance = Math.abs((double) taken / data.size() - share) * contents.classes();
        for (int id : rarestFirst) {
            long whole = all.pixels()[id];
            boolean onOneSide = whole > 0 && (pixels[id] == 0 || pixels[id] == whole);
            missing = missing << 1 | (onOneSide ? 1 : 0);
            distance += whole == 0 ? 0 : Math.abs((double) pixels[id] / whole - share);
        }
        return new Try(validation, missing, distance);
    }

    /** A frame whose scene is not known is a scene of its own. */
    private List<Scene> scenes() {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        List<Scene> found = new ArrayList<>();
        for (int frame = 0; frame < data.size(); frame++) {
            List<Integer> alone = new ArrayList<>();
            data.group(frame)
                    .map(name -> named.computeIfAbsent(name, each -> new ArrayList<>()))
                    .orElse(alone)
                    .add(frame);
            if (!alone.isEmpty()) {
                found.add(scene(alone));
            }
        }
        named.values().forEach(frames -> found.add(scene(frames)));
        return List.copyOf(found);
    }

    private Scene scene(List<Integer> frames) {
        return new Scene(
                List.copyOf(frames),
                sum(frames.stream().map(frame -> contents.pixels()[frame]).toList()));
    }

    private long[] sum(List<long[]> parts) {
        long[] sum = new long[contents.classes()];
        for (long[] part : parts) {
            for (int id = 0; id < sum.length; id++) {
                sum[id] += part[id];
            }
        }
        return sum;
    }
}
