/**
 * A step of the game: the graphs of both players, their losses, and how they move.
 *
 * <p>The door is {@link org.areogan.trainer.game.Game}.
 */
@NullMarked
package org.areogan.trainer.game;

import org.jspecify.annotations.NullMarked;
