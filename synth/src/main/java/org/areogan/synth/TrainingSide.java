package org.areogan.synth;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.FrameFacts;
import org.areogan.terrain.split.Split;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;

/**
 * The real pairs that synthetic ones may be made from.
 *
 * @param data whose pairs they are
 * @param indices of the pairs in the data
 * @param split whether they are only a part of the data: that which the model has learnt from
 */
public record TrainingSide(DataSet data, List<Integer> indices, boolean split) {
    /**
     * Where the model was trained on this very data, with or without synthetic pairs, its training pairs: a pair made from a validation frame would let a
     * later training, which divides the data alike, learn what it is scored on. Of other data, all real pairs.
     */
    static TrainingSide of(RealPairs pairs, ModelFile model) {
        DataSet data = pairs.data();
        if (!pairs.survey().realFingerprint().equals(model.provenance().get("real_fingerprint"))) {
            return new TrainingSide(
                    data, real(data, IntStream.range(0, data.size()).boxed()), false);
        }
        RunConfiguration configuration = ConfigurationReader.parse(model.configuration(), "the model's configuration");
        Split split = Split.of(
                data,
                pairs.survey().usableFrames().stream()
                        .map(FrameFacts::classPixels)
                        .toList(),
                configuration.split().validation(),
                configuration.splitSeed());
        return new TrainingSide(data, real(data, split.training().stream()), true);
    }

    private static List<Integer> real(DataSet data, Stream<Integer> indices) {
        return indices.filter(index -> data.origin(index).isEmpty()).toList();
    }

    public DataSet pairs() {
        return data.select(indices);
    }
}
