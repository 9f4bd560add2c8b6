package org.areogan.trainer.validation;

import java.util.Set;
import org.areogan.generator.Segmenter;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.ClassWeighting;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.loss.ReconstructionLoss;

/** The generator segments the validation frames. */
public record SegmentValidation(Segmenter segmenter, RunConfiguration configuration, TrainingData data)
        implements Validation {
    /** The loss has the class weights of the first epoch, so that epochs compare where weights are adaptive. */
    @Override
    public ValidationScore score(Set<Integer> pictured) {
        double[] classWeights =
                ClassWeighting.weights(data.training().classes(), data.classPixels(), configuration.objective());
        ReconstructionLoss loss = configuration.objective().reconstructionLoss(false);
        return ValidationScore.of(segmenter, data.validation(), loss.meter(classWeights), pictured);
    }

    @Override
    public void close() {
        segmenter.close();
    }
}
