/**
 * Configurations as YAML: presets, keys laid over one another, formats of earlier versions, and errors that name the key.
 *
 * <p>The doors are {@link org.areogan.trainer.configuration.yaml.Presets} and {@link
 * org.areogan.trainer.configuration.yaml.ConfigurationReader}.
 */
@NullMarked
package org.areogan.trainer.configuration.yaml;

import org.jspecify.annotations.NullMarked;
