/**
 * New image-mask pairs for rare classes.
 *
 * <p>The door is {@link org.areogan.synth.Synthesizer}. In the order of the work: {@link org.areogan.synth.TrainingSide} tells
 * which real pairs may be used, the proposers make new ones from what a {@link org.areogan.synth.Workshop} holds, the judge
 * keeps those that could be real, {@link org.areogan.synth.Synthesis} goes on until there are enough and keeps them in a
 * spool, and an exporter writes them as a data set with the origin of each pair.
 */
@NullMarked
package org.areogan.synth;

import org.jspecify.annotations.NullMarked;
