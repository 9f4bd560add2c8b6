package org.areogan.terrain.mosaic;

/**
 * What a mosaic holds in a window.
 *
 * @param values brightness or measurements, row by row; colours are weighed as luma; missing measurements are NaN
 * @param missing which pixels the file calls missing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Samples(double[] values, boolean[] missing) {}
