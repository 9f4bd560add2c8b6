package org.areogan.trainer.validation;

import java.util.Set;

/** Scores the generator, run without the discriminator, on the validation frames. Owns what runs it; the parameters are the players'. */
public interface Validation extends AutoCloseable {
    /** @param pictured indices of the validation frames whose masks and predictions the score is to hold, for pictures */
    ValidationScore score(Set<Integer> pictured);

    @Override
    void close();
}
