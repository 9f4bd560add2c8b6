/**
 * Trained networks as files.
 *
 * <p>The doors are {@link org.areogan.generator.model.ModelFile} and {@link org.areogan.generator.model.PainterFile}.
 */
@NullMarked
package org.areogan.generator.model;

import org.jspecify.annotations.NullMarked;
