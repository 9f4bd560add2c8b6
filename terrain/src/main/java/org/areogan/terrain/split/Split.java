package org.areogan.terrain.split;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Origin;

/**
 * The frames to learn from and those to judge by. Every real frame of a data set is in exactly one of the two. A synthetic
 * frame is learnt from, never judged by; one that was made from what is judged by is in neither.
 *
 * @param training indices into the data set, ascending
 * @param validation indices into the data set, ascending
 */
public record Split(List<Integer> training, List<Integer> validation) {
    public Split {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Divides the real frames as if there were no synthetic ones, and then adds these to training, but for those that have
     * a source on the side of validation: learning from them would be learning from validation frames. A source is a scene
     * where the frame that it names has one, and otherwise the frame's id, see {@link Origin#sources}.
     *
     * <p>Neither part is empty, but for a share of 0, which leaves every frame to learn from. Where the data set tells the scenes, whole scenes are divided, so that no scene is on both
     * sides, with every class on both sides where that can be (rare classes first) and the share as near as the scenes
     * allow. Otherwise the frames are divided within each kind of frame, the kind being the rarest class that it shows.
     * Reads each mask once.
     *
     * @param validationShare of the frames, 0 or above and below 1
     * @param seed the same seed divides the same data alike
     * @throws UserException if the share is out of range, or the data have no masks, fewer than two real frames, or real
     *     frames of one scene only
     */
    public static Split of(DataSet data, double validationShare, long seed) {
        return of(data, validationShare, seed, Contents::of);
    }

    /**
     * As {@link #of(DataSet, double, long)} without reading a mask.
     *
     * @param classPixels how many pixels of each class every frame of the data has, see {@link
     *     org.areogan.terrain.check.FrameFacts}
     */
    public static Split of(DataSet data, List<long[]> classPixels, double validationShare, long seed) {
        return of(
                data,
                validationShare,
                seed,
                (whole, places) -> new Contents(
                        places.stream().map(classPixels::get).toArray(long[][]::new),
                        data.classes().size()));
    }

    private static Split of(DataSet data, double validationShare, long seed, ContentsReader reader) {
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new UserException("split.validation must be 0 or above and below 1, got " + validationShare);
        }
        if (!data.labelled()) {
            throw new UserException(data.source() + " has no masks to train with; give labelled frames");
        }
        if (validationShare == 0) {
            return new Split(IntStream.range(0, data.size()).boxed().toList(), List.of());
        }
        Set<Integer> synthetic = new HashSet<>(data.synthetic());
        List<Integer> real = IntStream.range(0, data.size())
                .filter(index -> !synthetic.contains(index))
                .boxed()
                .toList();
        requireTwo(data, real.size());
        Split split = ofReal(data.select(real), reader.of(data, real), validationShare, seed);
        List<Integer> validation = split.validation().stream().map(real::get).toList();
        Set<String> judgedBy = validation.stream()
                .map(index -> data.group(index).orElse(data.id(index)))
                .collect(Collectors.toSet());
        List<Integer> training = Stream.concat(
                        split.training().stream().map(real::get),
                        synthetic.stream()
                                .filter(index -> Collections.disjoint(
                                        data.origin(index).orElseThrow().sources(), judgedBy)))
                .sorted()
                .toList();
        return new Split(training, validation);
    }

    private static void requireTwo(DataSet data, int real) {
        if (real >= 2) {
            return;
        }
        if (real < data.size()) {
            throw new UserException(data.source() + " has " + data.size() + " frames of which " + real
                    + (real == 1 ? " is" : " are")
                    + " real, and training and validation need at least one real frame each;"
                    + " add the real frames that the synthetic ones were made from");
        }
        throw new UserException(data.source() + " has " + real + " frame" + (real == 1 ? "" : "s")
                + ", and training and validation need at least one each; give more frames");
    }

    private static Split ofReal(DataSet data, Contents contents, double validationShare, long seed) {
        boolean grouped = IntStream.range(0, data.size())
                .anyMatch(index -> data.group(index).isPresent());
        return grouped
                ? new GroupSplitter(data, contents, validationShare).split(seed)
                : new StratifiedSplitter(contents, validationShare).split(seed);
    }

    private interface ContentsReader {
        /** Of the frames at these places. */
        Contents of(DataSet data, List<Integer> places);
    }

    /** How many pixels of each class every frame has: [frame][class]; pixels with no label are in none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Contents(long[][] pixels, int classes) {
        static Contents of(DataSet data, List<Integer> places) {
            int classes = data.classes().size();
            long[][] pixels = new long[places.size()][classes];
            for (int index = 0; index < pixels.length; index++) {
                for (byte id : data.mask(places.get(index)).ids()) {
                    int value = id & 0xff;
                    if (value < classes) {
                        pixels[index][value]++;
                    }
                }
            }
            return new Contents(pixels, classes);
        }

        /** How many frames show each class. */
        int[] framesWith() {
            int[] frames = new int[classes];
            for (long[] frame : pixels) {
                for (int id = 0; id < classes; id++) {
                    frames[id] += frame[id] > 0 ? 1 : 0;
                }
            }
            return frames;
        }
    }
}
