/**
 * New image-mask pairs for rare classes. {@link org.areogan.synth.SynthesisJob} is the front door.
 *
 * <p>In the order of the work: {@link org.areogan.synth.TrainingSide} tells which real pairs may be used, the proposers
 * make new ones from what a {@link org.areogan.synth.Workshop} holds, the {@link org.areogan.synth.Judge} keeps those
 * that could be real, {@link org.areogan.synth.Synthesis} goes on until there are enough and keeps them in a {@link
 * org.areogan.synth.Spool}, and the {@link org.areogan.synth.Exporter} writes them as a data set with the origin of each
 * pair.
 */
@NullMarked
package org.areogan.synth;

import org.jspecify.annotations.NullMarked;
