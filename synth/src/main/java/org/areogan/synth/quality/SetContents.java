package org.areogan.synth.quality;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a set of pairs holds. All but {@code pairs} and {@code faults} is of the pairs without fault.
 *
 * @param source where the set comes from
 * @param pairs in the set
 * @param faults one for each kind, also where there is none
 * @param sizes how many pairs are of each size, by {@code widthxheight}
 * @param classes by id
 * @param unlabelled share of the pixels that have no label, 0 to 1
 * @param withoutRare pairs without a pixel of the rare class
 * @param repeatedFrames whose frame has the pixels of an earlier pair's
 * @param repeatedPairs whose frame and mask both have the pixels of an earlier pair's
 */
public record SetContents(
        String source,
        int pairs,
        List<Fault> faults,
        SortedMap<String, Integer> sizes,
        List<ClassContents> classes,
        double unlabelled,
        int withoutRare,
        int repeatedFrames,
        int repeatedPairs) {
    public SetContents {
        faults = List.copyOf(faults);
        sizes = new TreeMap<>(sizes);
        classes = List.copyOf(classes);
    }

    /**
     * What a set holds of one class.
     *
     * @param name of the class
     * @param share of the labelled pixels, 0 to 1
     * @param shownBy pairs that show it
     * @param pieces connected at their sides
     * @param smallPieces of fewer pixels than the smallest that is asked for
     * @param pairsWithSmallPieces that show such
     */
    public record ClassContents(
            String name, double share, int shownBy, long pieces, long smallPieces, int pairsWithSmallPieces) {}

    int faulty() {
        return faults.stream().mapToInt(Fault::pairs).sum();
    }
}
