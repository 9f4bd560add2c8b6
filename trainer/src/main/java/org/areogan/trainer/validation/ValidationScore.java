package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.events.SegmentedSample;
import org.areogan.trainer.loss.ReconstructionLoss;

/**
 * What a pass over the validation frames tells.
 *
 * @param matrix of all frames
 * @param loss reconstruction loss of all pixels that count in it, with the weights of training
 * @param samples the frames asked for, with their predictions
 */
public record ValidationScore(ConfusionMatrix matrix, double loss, List<SegmentedSample> samples) {

    /** Of no frames. */
    public static ValidationScore none(ClassSet classes) {
        return new ValidationScore(new ConfusionMatrix(classes), Double.NaN, List.of());
    }

    /** @param loss has been shown nothing yet */
    static ValidationScore of(
            Segmenter segmenter, DataSet validation, ReconstructionLoss.Meter loss, Set<Integer> wanted) {
        ConfusionMatrix matrix = new ConfusionMatrix(validation.classes());
        List<SegmentedSample> samples = new ArrayList<>();
        Evaluation.visit(segmenter, validation, (index, truth, prediction) -> {
            matrix.add(truth, prediction.mask());
            loss.add(prediction.probabilities(), truth.ids(), truth.width(), prediction.classes());
            if (wanted.contains(index)) {
                samples.add(new SegmentedSample(validation.id(index), validation.sample(index), prediction.mask()));
            }
        });
        return new ValidationScore(matrix, loss.value(), samples);
    }
}
