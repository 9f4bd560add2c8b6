package org.areogan.terrain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The frames to learn from and those to judge by: every frame of a data set in exactly one of the two.
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
     * Neither part is empty. Where the data set tells the scenes, whole scenes are divided, so that no scene is on both
     * sides, with every class on both sides where that can be (rare classes first) and the share as near as the scenes
     * allow. Otherwise the frames are divided within each kind of frame, the kind being the rarest class that it shows.
     * Reads each mask once.
     *
     * @param validationShare of the frames, above 0 and below 1
     * @param seed the same seed divides the same data alike
     * @throws UserException if the share is out of range, or the data have no masks, fewer than two frames, or frames of
     *     one scene only
     */
    public static Split of(DataSet data, double validationShare, long seed) {
        if (!(validationShare > 0 && validationShare < 1)) {
            throw new UserException("split.validation must be above 0 and below 1, got " + validationShare);
        }
        if (!data.labelled()) {
            throw new UserException(data.source() + " has no masks to train with; give labelled frames");
        }
        if (data.size() < 2) {
            throw new UserException(data.source() + " has " + data.size() + " frame" + (data.size() == 1 ? "" : "s")
                    + ", and training and validation need at least one each; give more frames");
        }
        Contents contents = Contents.of(data);
        boolean grouped = IntStream.range(0, data.size())
                .anyMatch(index -> data.group(index).isPresent());
        return grouped
                ? new GroupSplitter(data, contents, validationShare).split(seed)
                : new StratifiedSplitter(contents, validationShare).split(seed);
    }

    /** How many pixels of each class every frame has: [frame][class]; pixels with no label are in none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Contents(long[][] pixels, int classes) {
        static Contents of(DataSet data) {
            int classes = data.classes().size();
            long[][] pixels = new long[data.size()][classes];
            for (int index = 0; index < pixels.length; index++) {
                for (byte id : data.mask(index).ids()) {
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
