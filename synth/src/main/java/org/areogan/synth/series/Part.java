package org.areogan.synth.series;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an export keeps of a series.
 *
 * @param series its number
 * @param first the number of its first pair among all of the export
 * @param kept pairs
 * @param copies places in the series of those that are left out as copies of earlier pairs, ascending
 */
public record Part(int series, int first, int kept, List<Integer> copies) implements Serializable {
    public Part {
        copies = new ArrayList<>(copies);
    }
}
