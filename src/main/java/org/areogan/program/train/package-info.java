/**
 * {@code areogan train}, and training as other commands do it.
 *
 * <p>The door is {@link org.areogan.program.train.TrainingSession}.
 */
@NullMarked
package org.areogan.program.train;

import org.jspecify.annotations.NullMarked;
