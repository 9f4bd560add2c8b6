package org.areogan.synth.quality;

/**
 * What quality is measured with.
 *
 * @param frames whose features are taken, at most so many of each set, evenly chosen; bounds memory and time
 * @param neighbours k of density and coverage, 1 or above
 * @param subsets that the kernel distance averages over, 1 or above
 * @param subsetSize frames in each subset, 2 or above; smaller sets are taken whole
 * @param smallest pixels of a connected piece below which it is counted as small, 1 or above
 * @param seed of the halves and the subsets
 */
public record QualityOptions(int frames, int neighbours, int subsets, int subsetSize, int smallest, long seed) {
    /** 5000 frames, 5 neighbours, 50 subsets of 500 frames, pieces of 20 pixels, seed 1. */
    public static final QualityOptions STANDARD = new QualityOptions(5000, 5, 50, 500, 20, 1);

    public QualityOptions {
        if (neighbours < 1 || subsets < 1 || subsetSize < 2 || smallest < 1) {
            throw new IllegalArgumentException(
                    "neighbours, subsets and smallest must be at least 1 and subset size 2, got " + neighbours + ", "
                            + subsets + ", " + smallest + " and " + subsetSize);
        }
        if (frames < 2 * (neighbours + 1)) {
            throw new IllegalArgumentException("frames must be at least " + 2 * (neighbours + 1) + ", got " + frames);
        }
    }

    /** So many real frames are needed, because each half of them must show the k-th neighbour of a frame. */
    int fewestReal() {
        return 2 * (neighbours + 1);
    }
}
