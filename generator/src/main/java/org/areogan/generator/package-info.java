/**
 * The generator standing alone: frames in, class probabilities out, or masks in and frames out.
 *
 * <p>The doors are {@link org.areogan.generator.Segmenter} and {@link org.areogan.generator.Painter}.
 */
@NullMarked
package org.areogan.generator;

import org.jspecify.annotations.NullMarked;
