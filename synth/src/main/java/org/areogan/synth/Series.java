package org.areogan.synth;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.files.UserException;

/**
 * A part of a request that is synthesised by itself: its pairs depend on the request and on its number alone, wherever and
 * beside whatever else it is made.
 *
 * @param number from 0
 * @param siblings how many series the request was cut into at first; frames that can be used once, such as unlabelled ones,
 *     are divided among these
 * @param count pairs that are wanted of it, at least 1
 * @param seed of everything random in it
 */
public record Series(int number, int siblings, int count, long seed) implements Serializable {
    /**
     * How a request is cut.
     *
     * @param count pairs in all, at least 1
     * @param size pairs in a series, at least 1
     * @param seed of the request
     */
    public record Plan(int count, int size, long seed) {
        public Plan {
            if (size < 1) {
                throw new UserException("--series is " + size + "; it must be 1 or above");
            }
        }

        /** The first cut. */
        public List<Series> first() {
            return cut(0, count);
        }

        /**
         * Further series.
         *
         * @param number of the first of them
         * @param missing pairs that they are to make together
         */
        public List<Series> cut(int number, int missing) {
            List<Series> series = new ArrayList<>();
            for (long made = 0; made < missing; made += size) {
                int next = number + series.size();
                series.add(new Series(next, siblings(), (int) Math.min(size, missing - made), seed(next)));
            }
            return series;
        }

        private int siblings() {
            return (int) ((count + (long) size - 1) / size);
        }

        /** Far from that of every other series, and from those of attempts, which are made from it. */
        private long seed(int number) {
            return new SplittableRandom(new SplittableRandom(seed).nextLong() + number).nextLong();
        }
    }
}
