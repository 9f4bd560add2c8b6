package org.areogan.engine.layers;

/** Which graph of a network is built: they share parameters but not every operation. */
public enum Mode {
    /** Dropout is on and batch norm uses the batch's own statistics. */
    TRAINING,
    /**
     * Dropout is absent and batch norm uses the batch's own statistics, as they are wanted for a network that stands
     * still: what {@link NetworkScope#statistics()} names can be read off and averaged over batches.
     */
    STATISTICS,
    /** Dropout is absent and batch norm uses the running statistics: the same input always gives the same output. */
    INFERENCE
}
