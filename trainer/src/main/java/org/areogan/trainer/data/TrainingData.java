package org.areogan.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.SyntheticKinds;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.split.Split;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;

/**
 * The frames of a run and what has to be known of them before the first step.
 *
 * @param training frames trained on
 * @param validation frames scored after each epoch, all real
 * @param leftOut synthetic frames that were made from validation frames, or from others of their scenes
 * @param normalization from the training frames' brightness
 * @param classPixels how many training pixels have each class
 * @param fingerprint of the whole data set, exclusions taken out
 * @param realFingerprint likewise, of its real frames alone
 */
public record TrainingData(
        DataSet training,
        DataSet validation,
        DataSet leftOut,
        Normalization normalization,
        long[] classPixels,
        String fingerprint,
        String realFingerprint) {

    public static TrainingData open(DataSource source, RunConfiguration configuration) {
        DataSet whole = DataSets.openLabelled(source.path(), new DataSets.Options(ClassSet.ROVER, source.groupBy()));
        DataSet kept = whole.without(source.excluded());
        Split split = Split.of(kept, configuration.split().validation(), configuration.splitSeed());
        DataSet training = kept.select(split.training());
        DataSet validation = kept.select(split.validation());
        List<Integer> used = new ArrayList<>(split.training());
        used.addAll(split.validation());
        Census census = Census.of(training);
        return new TrainingData(
                training,
                validation,
                kept.without(used),
                census.normalization(),
                census.classPixels,
                DataSets.fingerprint(kept),
                DataSets.fingerprint(kept.without(kept.synthetic())));
    }

    /** What the training frames are besides real; empty if they are nothing else and none was left out. */
    public Optional<String> syntheticNote() {
        SyntheticKinds kinds = SyntheticKinds.of(training);
        if (kinds.total() == 0 && leftOut.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(kinds.total() + " of " + training.size() + " training frames are synthetic"
                + (kinds.total() == 0 ? "" : " (" + kinds.text() + ")")
                + (leftOut.size() == 0
                        ? ""
                        : "; " + leftOut.size() + " left out since they were made from validation scenes"));
    }

    /** The configured size, or where that is 0 the first training frame's, rounded up to what the network takes. */
    public BatchShape batchShape(RunConfiguration configuration) {
        int multiple = configuration.generator().multiple();
        int height = configuration.frame().height();
        int width = configuration.frame().width();
        return new BatchShape(
                configuration.training().batch(),
                roundUp(height > 0 ? height : training.frame(0).height(), multiple),
                roundUp(width > 0 ? width : training.frame(0).width(), multiple),
                training.classes().size());
    }

    private static int roundUp(int size, int multiple) {
        return (size + multiple - 1) / multiple * multiple;
    }

    /** One pass over the training frames. */
    private static final class Census {
        private final long[] classPixels;
        private double sum;
        private double squares;
        private long pixels;

        private Census(int classes) {
            classPixels = new long[classes];
        }

        static Census of(DataSet training) {
            Census census = new Census(training.classes().size());
            for (int index = 0; index < training.size(); index++) {
                for (float grey : training.frame(index).grey()) {
                    census.sum += grey;
                    census.squares += (double) grey * grey;
                    census.pixels++;
                }
                for (byte id : training.mask(index).ids()) {
                    if ((id & 0xff) < census.classPixels.length) {
                        census.classPixels[id & 0xff]++;
                    }
                }
            }
            return census;
        }

        Normalization normalization() {
            double mean = sum / pixels;
            double variance = squares / pixels - mean * mean;
            return new Normalization(mean, variance > 1e-12 ? Math.sqrt(variance) : 1);
        }
    }
}
