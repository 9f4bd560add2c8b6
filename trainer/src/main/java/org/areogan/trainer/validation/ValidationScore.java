package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.events.SegmentedSample;
import org.areogan.trainer.game.ReconstructionLoss;

/**
 * What a pass over the validation frames tells.
 *
 * @param matrix of all frames
 * @param loss mean reconstruction loss per pixel that counts in it, with the weights of training
 * @param samples the frames asked for, with their predictions
 */
public record ValidationScore(ConfusionMatrix matrix, double loss, List<SegmentedSample> samples) {

    static ValidationScore of(
            Segmenter segmenter,
            DataSet validation,
            ReconstructionLoss loss,
            double[] classWeights,
            Set<Integer> wanted) {
        ConfusionMatrix matrix = new ConfusionMatrix(validation.classes());
        List<SegmentedSample> samples = new ArrayList<>();
        WeightedMean mean = new WeightedMean();
        Evaluation.visit(segmenter, validation, (index, truth, prediction) -> {
            matrix.add(truth, prediction.mask());
            for (int pixel = 0; pixel < truth.ids().length; pixel++) {
                int id = truth.ids()[pixel] & 0xff;
                if (id < classWeights.length && classWeights[id] > 0) {
                    int classes = prediction.classes();
                    mean.add(loss.ofPixel(prediction.probabilities(), pixel * classes, id, classes), classWeights[id]);
                }
            }
            if (wanted.contains(index)) {
                samples.add(new SegmentedSample(validation.id(index), validation.sample(index), prediction.mask()));
            }
        });
        return new ValidationScore(matrix, mean.value(), samples);
    }

    private static final class WeightedMean {
        private double sum;
        private double weights;

        void add(double value, double weight) {
            sum += value * weight;
            weights += weight;
        }

        double value() {
            return sum / weights;
        }
    }
}
