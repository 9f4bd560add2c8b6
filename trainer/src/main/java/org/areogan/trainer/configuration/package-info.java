/**
 * What decides a training: records read from YAML, the presets, and the data they are used on.
 *
 * <p>The doors are {@link org.areogan.trainer.configuration.RunConfiguration} and {@link
 * org.areogan.trainer.configuration.Presets}.
 */
@NullMarked
package org.areogan.trainer.configuration;

import org.jspecify.annotations.NullMarked;
