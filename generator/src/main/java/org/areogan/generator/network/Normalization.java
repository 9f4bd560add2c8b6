package org.areogan.generator.network;

/**
 * What is done to brightness before the network sees it: {@code (grey - mean) / deviation}, both either those of all
 * training frames or each frame's own.
 *
 * @param mean of the training frames, in full scales
 * @param deviation standard deviation of the training frames, above 0
 * @param eachFrame whether each frame's own mean and deviation are used instead, so that exposure and contrast of a camera
 *     do not count
 */
public record Normalization(double mean, double deviation, boolean eachFrame) {
    /** A frame flatter than this, such as black, is not blown up to noise: a quarter of a step of 8 bits. */
    public static final double SMALLEST_DEVIATION = 1.0 / 1024;

    public Normalization {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be above 0, got " + deviation);
        }
    }

    /** By the numbers of all training frames. */
    public Normalization(double mean, double deviation) {
        this(mean, deviation, false);
    }

    /** For people. */
    public String words() {
        return eachFrame ? "each frame's own mean and deviation" : "mean " + mean + " and deviation " + deviation;
    }

    /**
     * What to {@link #apply} to the pixels of a frame.
     *
     * @param grey of the whole frame
     */
    public Normalization of(float[] grey) {
        if (!eachFrame) {
            return this;
        }
        double sum = 0;
        for (float value : grey) {
            sum += value;
        }
        double own = sum / grey.length;
        double squares = 0;
        for (float value : grey) {
            squares += (value - own) * (value - own);
        }
        return new Normalization(own, Math.max(SMALLEST_DEVIATION, Math.sqrt(squares / grey.length)), true);
    }

    /** What the network sees of this brightness, in a frame for which {@link #of} was asked. */
    public float apply(float grey) {
        return (float) ((grey - mean) / deviation);
    }
}
