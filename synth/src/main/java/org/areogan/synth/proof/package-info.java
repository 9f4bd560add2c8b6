/**
 * The proof that synthetic pairs help: the same training with and without them, scored on the same real frames. {@link
 * org.areogan.synth.proof.Comparison} is the front door.
 */
@NullMarked
package org.areogan.synth.proof;

import org.jspecify.annotations.NullMarked;
