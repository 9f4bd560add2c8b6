package org.areogan.synth.export;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.synth.proposal.ProposalKind;

/**
 * What the data card of an export tells besides what the spool knows. Maps are told in the order of their keys.
 *
 * @param version of Areogan
 * @param models that made, labelled or judged pairs
 * @param data the real data, as the user named it
 * @param fingerprint of the real data, see {@link org.areogan.terrain.data.DataSets#fingerprint}
 * @param rareClass name of the class that the pairs are made for
 * @param seed of everything random
 * @param mix share of the proposals of each kind that was asked for, by {@link ProposalKind#word}, 0 to 1
 * @param thresholds of the judge, by name
 * @param settings all else that was asked for, by name
 * @param pixelsBefore pixels of each class in the real data, by name
 * @param limits what else a user of the pairs should know, a sentence each
 */
public record CardFacts(
        String version,
        List<Model> models,
        String data,
        String fingerprint,
        String rareClass,
        long seed,
        Map<String, Double> mix,
        Map<String, Double> thresholds,
        Map<String, String> settings,
        Map<String, Long> pixelsBefore,
        List<String> limits) {
    public CardFacts {
        models = List.copyOf(models);
        mix = sorted(mix);
        thresholds = sorted(thresholds);
        settings = sorted(settings);
        pixelsBefore = sorted(pixelsBefore);
        limits = List.copyOf(limits);
    }

    /**
     * A model that had a part in it.
     *
     * @param part e.g. {@code segmenter}
     * @param file its name
     * @param sha256 of the file, in hexadecimal
     */
    public record Model(String part, String file, String sha256) {}

    /** The same with these settings. */
    public CardFacts withSettings(Map<String, String> others) {
        return new CardFacts(
                version, models, data, fingerprint, rareClass, seed, mix, thresholds, others, pixelsBefore, limits);
    }

    private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
