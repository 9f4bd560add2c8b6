package org.areogan.synth.judge;

import java.util.ArrayList;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;

/** Why a proposal is dropped: the names of the scores that are too low, or {@code illegal}. */
public final class Reasons {
    private final List<String> reasons = new ArrayList<>();

    public void require(String score, boolean reached) {
        if (!reached) {
            reasons.add(score);
        }
    }

    /** Grey values must be numbers from 0 to 1, mask values classes or the no-label value, and some pixel labelled. */
    public void requireLegal(Sample sample, ClassSet classes) {
        boolean legal = true;
        boolean labelled = false;
        for (float grey : sample.frame().grey()) {
            legal &= grey >= 0 && grey <= 1;
        }
        for (byte id : sample.mask().ids()) {
            legal &= classes.legal(id & 0xff);
            labelled |= (id & 0xff) < classes.size();
        }
        require("illegal", legal && labelled);
    }

    public List<String> all() {
        return reasons;
    }
}
