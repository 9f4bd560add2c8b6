/**
 * How alike synthetic pairs are to real ones: distances between features of the segmenter's own bottleneck, brightness of
 * each class, and whether the pairs are legal, new and show what they were made for. {@link
 * org.areogan.synth.quality.QualityCheck} is the front door, {@link org.areogan.synth.quality.QualityReport} writes down
 * what it finds.
 */
@NullMarked
package org.areogan.synth.quality;

import org.jspecify.annotations.NullMarked;
