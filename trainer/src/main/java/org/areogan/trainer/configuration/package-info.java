/**
 * What decides a training: records that check themselves, and the data they are used on.
 *
 * <p>The door is {@link org.areogan.trainer.configuration.RunConfiguration}; {@link
 * org.areogan.trainer.configuration.yaml.Presets} reads one.
 */
@NullMarked
package org.areogan.trainer.configuration;

import org.jspecify.annotations.NullMarked;
