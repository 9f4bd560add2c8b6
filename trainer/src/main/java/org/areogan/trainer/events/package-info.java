/**
 * What a run tells of itself while it goes on.
 *
 * <p>The door is {@link org.areogan.trainer.events.TrainingListener}.
 */
@NullMarked
package org.areogan.trainer.events;

import org.jspecify.annotations.NullMarked;
