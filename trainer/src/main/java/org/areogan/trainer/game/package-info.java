/**
 * A step of the game: how both players move, by their objectives.
 *
 * <p>The door is {@link org.areogan.trainer.game.Game}.
 */
@NullMarked
package org.areogan.trainer.game;

import org.jspecify.annotations.NullMarked;
