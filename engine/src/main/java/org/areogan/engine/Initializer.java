package org.areogan.engine;

/** How a weight starts. */
public enum Initializer {
    /** Normal, standard deviation {@code sqrt(2 / fan in)} (He et al. 2015). */
    HE,
    /** Uniform in {@code +-sqrt(6 / (fan in + fan out))} (Glorot and Bengio 2010). */
    GLOROT,
    ZEROS,
    ONES
}
