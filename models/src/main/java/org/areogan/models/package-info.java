/**
 * Trained segmenters that come with Areogan, each with a model card beside its file.
 *
 * <p>The door is {@link org.areogan.models.TrainedModel}.
 */
@NullMarked
package org.areogan.models;

import org.jspecify.annotations.NullMarked;
