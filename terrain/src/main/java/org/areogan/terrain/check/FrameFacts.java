package org.areogan.terrain.check;

/**
 * What was counted of one frame and its mask.
 *
 * @param height in pixels
 * @param width in pixels
 * @param greySum of the brightness of all pixels, each 0 to 1
 * @param greySquares of its squares
 * @param classPixels how many pixels of the mask have each class; those without label are in none
 */
public record FrameFacts(int height, int width, double greySum, double greySquares, long[] classPixels) {}
