package org.areogan.synth.quality;

/**
 * Synthetic pairs that are no new ones.
 *
 * @param frames whose frame has the pixels of a real one; a pair that only has a new mask is one of them
 * @param pairs whose frame and mask both have the pixels of a real pair
 */
public record Copies(int frames, int pairs) {}
