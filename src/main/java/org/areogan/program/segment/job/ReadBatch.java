package org.areogan.program.segment.job;

import java.util.List;
import java.util.Optional;
import org.areogan.generator.Prediction;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Frames in a row that are segmented together.
 *
 * @param first number of the first one among all
 */
record ReadBatch(int first, List<Read> frames) {
    /**
     * A frame, or why there is none.
     *
     * @param unlabelled which of its pixels get no label, [height * width]; empty where all get one
     * @param trouble why it could not be read; empty where it could
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Read(NamedFrame source, Optional<Frame> frame, Optional<boolean[]> unlabelled, String trouble) {
        /**
         * The mask that is written for it.
         *
         * @param leastConfidence where the most probable class is less probable, there is no label; 0 labels all
         */
        Mask mask(Prediction prediction, double leastConfidence, ClassSet classes) {
            Mask mask = leastConfidence > 0 ? prediction.surer(leastConfidence, classes.noLabel()) : prediction.mask();
            return unlabelled
                    .map(pixels -> mask.with(pixels, classes.noLabel()))
                    .orElse(mask);
        }
    }

    /** The number of the frame after the last one. */
    int next() {
        return first + frames.size();
    }

    List<Frame> readable() {
        return frames.stream().flatMap(read -> read.frame().stream()).toList();
    }
}
