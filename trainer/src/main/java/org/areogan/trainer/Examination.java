package org.areogan.trainer;

import java.util.Set;

/** The generator standing alone before the validation frames. Owns what runs it; the parameters are the players'. */
sealed interface Examination extends AutoCloseable permits SegmentExamination, PaintExamination {
    /** @param pictured indices of the validation frames to bring along with what was made of them */
    ValidationScore score(Set<Integer> pictured);

    @Override
    void close();
}
