/**
 * Distances between two sets of frames by the features that a network sees in them.
 *
 * <p>The door is {@link org.areogan.synth.quality.features.FeatureComparison}.
 */
@NullMarked
package org.areogan.synth.quality.features;

import org.jspecify.annotations.NullMarked;
