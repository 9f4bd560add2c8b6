package org.areogan.trainer;

import java.util.Set;
import org.areogan.generator.Segmenter;

/** The generator segments the validation frames. */
record SegmentExamination(Segmenter segmenter, RunConfiguration configuration, TrainingData data)
        implements Examination {
    @Override
    public ValidationScore score(Set<Integer> pictured) {
        return ValidationScore.of(
                segmenter,
                data.validation(),
                new ReconstructionLoss(
                        configuration.objective().reconstruction(),
                        configuration.objective().labelSmoothing()),
                ClassWeighting.weights(data.training().classes(), data.classPixels(), configuration.objective()),
                pictured);
    }

    @Override
    public void close() {
        segmenter.close();
    }
}
