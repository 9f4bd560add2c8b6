package org.areogan.terrain.pixels;

/** The factor on the brightness of what is put into a frame, so that it is as bright as its new surroundings. */
public final class Gain {
    private static final float DARKEST = 0.5f;

    /** The greatest factor: a greater one would show the noise of the dark place that something comes from. */
    public static final float BRIGHTEST = 2;

    private Gain() {}

    /**
     * @param there median grey of the place that something is put into; not a number where there is none
     * @param here median grey of the place that it comes from, likewise
     * @return a factor on grey from 0.5 to 2; 1 where one of the two tells nothing
     */
    public static float between(float there, float here) {
        float ratio = there / here;
        return Float.isNaN(ratio) ? 1 : Math.max(DARKEST, Math.min(BRIGHTEST, ratio));
    }
}
