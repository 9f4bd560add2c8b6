package org.areogan.synth.spool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.areogan.synth.proposal.ProposalKind;

/**
 * What is known of a pair that was kept: a line of {@code manifest.jsonl}.
 *
 * @param index of the pair in the export, from 0
 * @param proposal how it was made, see {@link ProposalKind#word}
 * @param sources ids of the real frames that it was made from
 * @param scenes their scenes where the data names scenes, otherwise the same as {@code sources}
 * @param attempt counted from 0 over all proposals of the export, kept or not
 * @param seed that makes it again
 * @param scores of the judge, by name
 * @param classPixels pixels of each class, by name
 * @param sha256 of the pair's pixels, the frame's bytes and then the mask's, in hexadecimal
 */
@JsonIgnoreProperties(value = "id", allowGetters = true)
public record ManifestEntry(
        int index,
        String proposal,
        List<String> sources,
        List<String> scenes,
        long attempt,
        long seed,
        Map<String, Double> scores,
        Map<String, Long> classPixels,
        String sha256) {
    public ManifestEntry {
        sources = List.copyOf(sources);
        scenes = List.copyOf(scenes);
    }

    /** The name of its picture files, without ending; written into the manifest, by which pictures find their origin. */
    @JsonProperty
    public String id() {
        return ExportNames.synthetic(this);
    }
}
