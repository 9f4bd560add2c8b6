/**
 * Keeps the proposals that could be real.
 *
 * <p>The door is {@link org.areogan.synth.judge.ProposalJudge}.
 */
@NullMarked
package org.areogan.synth.judge;

import org.jspecify.annotations.NullMarked;
