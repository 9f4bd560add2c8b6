package org.areogan.generator;

import org.areogan.terrain.Mask;

/**
 * What is to be painted.
 *
 * @param mask where which class is; pixels without label may become anything
 * @param style brightness and contrast of the frame; a painted frame comes near them, it does not hit them
 * @param seed of the noise that decides details
 */
public record Layout(Mask mask, Style style, long seed) {}
