package org.areogan.generator.network;

/**
 * What is done to brightness before the network sees it: {@code (grey - mean) / deviation}.
 *
 * @param mean of the training frames, in full scales
 * @param deviation standard deviation of the training frames, above 0
 */
public record Normalization(double mean, double deviation) {
    public Normalization {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be above 0, got " + deviation);
        }
    }

    /** What the network sees of this brightness. */
    public float apply(float grey) {
        return (float) ((grey - mean) / deviation);
    }
}
