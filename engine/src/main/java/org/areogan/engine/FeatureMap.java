package org.areogan.engine;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * What flows between layers.
 *
 * @param variable [batch, height, width, channels]
 * @param channels its number of channels, which the next layer's weights need
 */
public record FeatureMap(SDVariable variable, int channels) {}
