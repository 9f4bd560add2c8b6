/**
 * What the players of a game make smaller: their one graph, what it reads of a batch, and each player's loss, for every game.
 *
 * <p>The door is {@link org.areogan.trainer.game.objective.GameObjectives}.
 */
@NullMarked
package org.areogan.trainer.game.objective;

import org.jspecify.annotations.NullMarked;
