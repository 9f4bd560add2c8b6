package org.areogan.synth.proof;

/**
 * A training that a comparison needs.
 *
 * @param row what it is trained on
 * @param seed of the training, from 1
 */
public record PlannedProof(ProofRow row, int seed) {
    /** What its files are named by. */
    public String name() {
        return row.word() + "-" + seed;
    }
}
