package org.areogan.synth.quality;

import java.util.List;
import org.areogan.synth.quality.features.FeatureComparison;
import org.areogan.synth.quality.features.Nearness;

/**
 * How good a set of synthetic pairs is beside a set of real ones.
 *
 * @param features what frames are compared by: features of the segmenter's own bottleneck, and of which model
 * @param rareClass that the pairs were made for
 * @param options that it was measured with
 * @param real contents of the real set
 * @param synthetic contents of the synthetic set
 * @param copies of real pairs among the synthetic ones
 * @param grey brightness of each class, by id
 * @param comparisons all real frames with all synthetic ones; two halves of the real ones, as a baseline; and a half with as
 *     many synthetic ones, which compares with the baseline because sets of other sizes have other distances by chance alone
 * @param nearness to real frames
 * @param notes what limits these numbers, as sentences
 */
public record SetQuality(
        String features,
        String rareClass,
        QualityOptions options,
        SetContents real,
        SetContents synthetic,
        Copies copies,
        List<ClassGrey> grey,
        List<FeatureComparison> comparisons,
        Nearness nearness,
        List<String> notes) {
    public SetQuality {
        grey = List.copyOf(grey);
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
    }
}
