package org.areogan.terrain.mosaic;

import java.io.Serializable;

/**
 * What is known of a mosaic without reading its pixels.
 *
 * @param fullScale the value of white, black being 0; 0 where values are measurements, which are stretched between percentiles
 *     of the whole mosaic
 * @param single whether a float holds each of its values exactly
 */
public record MosaicHeader(int height, int width, int fullScale, boolean single) implements Serializable {
    public long pixels() {
        return (long) height * width;
    }

    /** Whether its values are measurements without a full scale. */
    public boolean isMeasured() {
        return fullScale == 0;
    }
}
