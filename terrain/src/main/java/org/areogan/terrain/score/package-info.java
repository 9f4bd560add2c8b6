/**
 * The confusion matrix and all that is worked out from it.
 *
 * <p>The door is {@link org.areogan.terrain.score.Scores}.
 */
@NullMarked
package org.areogan.terrain.score;

import org.jspecify.annotations.NullMarked;
