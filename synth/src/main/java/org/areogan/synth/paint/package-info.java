/**
 * Pairs whose mask was edited and whose frame was painted by the reverse generator.
 *
 * <p>The door is {@link org.areogan.synth.paint.PaintProposer}.
 */
@NullMarked
package org.areogan.synth.paint;

import org.jspecify.annotations.NullMarked;
