package org.areogan.trainer.validation;

import java.util.Set;

/** The generator standing alone before the validation frames. Owns what runs it; the parameters are the players'. */
public interface Validation extends AutoCloseable {
    /** @param pictured indices of the validation frames to bring along with what was made of them */
    ValidationScore score(Set<Integer> pictured);

    @Override
    void close();
}
