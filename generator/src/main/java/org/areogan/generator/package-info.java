/** The U-Net that turns frames into class probabilities, the segmenter that runs it alone, and the model file. */
@NullMarked
package org.areogan.generator;

import org.jspecify.annotations.NullMarked;
