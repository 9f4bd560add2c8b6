package org.areogan.engine;

/**
 * The processes that train one network together, each on its part of every batch, as one of them sees it. All make the same
 * calls in the same order, and all leave a call with the same bits. Used by one thread at a time.
 */
public interface Workers {
    /** One process alone: nothing is exchanged and no bit changes. */
    Workers ALONE = new Workers() {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public int number() {
            return 0;
        }

        @Override
        public void average(float[] values) {
            // The mean of one.
        }

        @Override
        public byte[] fromFirst(byte[] bytes) {
            return bytes;
        }
    };

    /** How many there are, 1 or above. */
    int count();

    /** Which of them this is, from 0. The first one keeps the run's folder. */
    int number();

    /**
     * Replaces each value by its mean over all workers.
     *
     * @param values as many at each worker
     */
    void average(float[] values);

    /**
     * What the first worker has, at all of them. The others wait for it with patience, since it may be long in making it.
     *
     * @param bytes of the first worker; those of others are not looked at
     */
    byte[] fromFirst(byte[] bytes);

    /** Waits, with patience too, until all are here. */
    default void together() {
        average(new float[count()]);
    }

    /** Whether this is one process alone. */
    default boolean isAlone() {
        return count() == 1;
    }

    /** Whether this one keeps the run's folder. */
    default boolean isFirst() {
        return number() == 0;
    }
}
