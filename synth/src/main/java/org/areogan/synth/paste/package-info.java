/**
 * Pairs with pieces of the rare class cut out of real frames and put where they could lie.
 *
 * <p>The door is {@link org.areogan.synth.paste.PasteProposer}.
 */
@NullMarked
package org.areogan.synth.paste;

import org.jspecify.annotations.NullMarked;
