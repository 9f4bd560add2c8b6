package org.areogan.terrain.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Divides single frames, within each kind of frame: the rarest class that it shows. */
final class StratifiedSplitter {
    private final Split.Contents contents;
    private final double share;

    StratifiedSplitter(Split.Contents contents, double share) {
        this.contents = contents;
        this.share = share;
    }

    Split split(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> training = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        double owed = 0;
        for (List<Integer> kind : kindsRarestFirst()) {
            Shuffle.shuffle(kind, random);
            owed += share * kind.size();
            int taken = (int) Math.round(owed);
            if (kind.size() > 1) {
                taken = Math.max(1, Math.min(kind.size() - 1, taken));
            } else {
                // The only frame of its kind is worth more to training than to validation.
                taken = 0;
            }
            owed -= taken;
            validation.addAll(kind.subList(0, taken));
            training.addAll(kind.subList(taken, kind.size()));
        }
        if (validation.isEmpty()) {
            validation.add(training.remove(training.size() - 1));
        }
        Collections.sort(training);
        Collections.sort(validation);
        return new Split(training, validation);
    }

    /** Frames with nothing but unlabelled pixels come last. */
    private List<List<Integer>> kindsRarestFirst() {
        int[] framesWith = contents.framesWith();
        List<Integer> rarestFirst = IntStream.range(0, contents.classes())
                .boxed()
                .sorted((a, b) -> Integer.compare(framesWith[a], framesWith[b]))
                .toList();
        List<List<Integer>> kinds = new ArrayList<>();
        for (int kind = 0; kind <= contents.classes(); kind++) {
            kinds.add(new ArrayList<>());
        }
        for (int frame = 0; frame < contents.pixels().length; frame++) {
            int kind = 0;
            while (kind < contents.classes() && contents.pixels()[frame][rarestFirst.get(kind)] == 0) {
                kind++;
            }
            kinds.get(kind).add(frame);
        }
        return kinds.stream().filter(kind -> !kind.isEmpty()).toList();
    }
}
