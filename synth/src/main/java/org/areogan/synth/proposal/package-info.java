/**
 * What a proposed pair is, who makes one, and pairs that a trained segmenter labels.
 *
 * <p>The door is {@link org.areogan.synth.proposal.Proposer}.
 */
@NullMarked
package org.areogan.synth.proposal;

import org.jspecify.annotations.NullMarked;
