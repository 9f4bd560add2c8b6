package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.Batches;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.score.ConfusionMatrix;

/** Scores a segmenter on labelled frames. */
public final class Evaluation {
    private Evaluation() {}

    /** Takes each prediction as it is made, in the order of the frames. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int index, Mask truth, Prediction prediction);
    }

    /** How often each true class of the data set was predicted as each class. */
    public static ConfusionMatrix evaluate(Segmenter segmenter, DataSet data) {
        ConfusionMatrix matrix = new ConfusionMatrix(data.classes());
        visit(segmenter, data, (index, truth, prediction) -> matrix.add(truth, prediction.mask()));
        return matrix;
    }

    /** Segments all frames, a few at a time, and hands each prediction over with the true mask. */
    public static void visit(Segmenter segmenter, DataSet data, Visitor visitor) {
        for (List<Integer> indices : Batches.indices(data.size())) {
            List<Prediction> predictions = new ArrayList<>(
                    segmenter.predict(indices.stream().map(data::frame).toList()));
            for (int i = 0; i < indices.size(); i++) {
                visitor.visit(indices.get(i), data.mask(indices.get(i)), predictions.get(i));
            }
        }
    }
}
