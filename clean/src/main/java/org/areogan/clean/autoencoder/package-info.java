/**
 * Frames unlike the rest of their data set, by a small network of Deeplearning4j that learns to draw them.
 *
 * <p>The door is {@link org.areogan.clean.autoencoder.AutoencoderDetector}.
 */
@NullMarked
package org.areogan.clean.autoencoder;

import org.jspecify.annotations.NullMarked;
