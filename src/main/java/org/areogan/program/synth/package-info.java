/**
 * {@code areogan synth} and {@code areogan prove}.
 *
 * <p>The doors are {@link org.areogan.program.synth.SynthCommand} and {@link org.areogan.program.synth.ProveCommand}.
 */
@NullMarked
package org.areogan.program.synth;

import org.jspecify.annotations.NullMarked;
