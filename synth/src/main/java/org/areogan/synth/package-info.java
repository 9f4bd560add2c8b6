/**
 * New image-mask pairs for rare classes: the room is laid out and still empty.
 *
 * <p>What belongs here, in the order of its work: proposals of new pairs, a judge that keeps those that could be real,
 * their export as a data set with the origin of each pair, and the proof by a training with and without them that they
 * help. It may use the trainer and all that the trainer uses. Nothing is offered to callers yet.
 */
@NullMarked
package org.areogan.synth;

import org.jspecify.annotations.NullMarked;
