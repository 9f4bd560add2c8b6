package org.areogan.synth;

import org.areogan.generator.ModelFile;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSets;
import org.areogan.terrain.Split;
import org.areogan.trainer.ConfigurationReader;
import org.areogan.trainer.RunConfiguration;

/**
 * The real pairs that synthetic ones may be made from.
 *
 * @param pairs of the data
 * @param split whether they are only a part of the data: that which the model has learnt from
 */
public record TrainingSide(DataSet pairs, boolean split) {
    /**
     * Where the model was trained on this very data, its training pairs: a pair made from a validation frame would let a
     * later training, which divides the data alike, learn what it is scored on. Of other data, all real pairs.
     */
    public static TrainingSide of(DataSet data, ModelFile model) {
        DataSet real = data.without(data.synthetic());
        if (!DataSets.fingerprint(data).equals(model.provenance().get("data_fingerprint"))) {
            return new TrainingSide(real, false);
        }
        RunConfiguration configuration = ConfigurationReader.parse(model.configuration(), "the model's configuration");
        Split split = Split.of(data, configuration.split().validation(), configuration.splitSeed());
        return new TrainingSide(
                data.select(split.training().stream()
                        .filter(index -> data.origin(index).isEmpty())
                        .toList()),
                true);
    }
}
