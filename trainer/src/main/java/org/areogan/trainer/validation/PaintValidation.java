package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.generator.Layout;
import org.areogan.generator.Painter;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.generator.Style;
import org.areogan.terrain.Batches;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.SegmentedSample;

/**
 * The "FCN score" of Isola et al. 2017: the generator paints the validation masks, each in its own frame's style, and a
 * trained segmenter reads what was painted. The better it finds the masks again, the better they were painted.
 *
 * @param judge the segmenter; closed with this
 */
public record PaintValidation(Painter painter, Segmenter judge, RunConfiguration configuration, TrainingData data)
        implements Validation {
    /** The loss is the mean absolute difference between painted and real frames, in deviations of the data. */
    @Override
    public ValidationScore score(Set<Integer> pictured) {
        DataSet frames = data.validation();
        ConfusionMatrix matrix = new ConfusionMatrix(frames.classes());
        List<SegmentedSample> samples = new ArrayList<>();
        double distance = 0;
        long pixels = 0;
        for (List<Integer> indices : Batches.indices(frames.size())) {
            List<Frame> painted =
                    painter.paint(indices.stream().map(this::layout).toList());
            List<Prediction> readings = judge.predict(painted);
            for (int i = 0; i < indices.size(); i++) {
                int index = indices.get(i);
                Sample real = frames.sample(index);
                Mask read = readings.get(i).mask();
                matrix.add(real.mask(), read);
                distance += distance(real.frame(), painted.get(i));
                pixels += real.frame().grey().length;
                if (pictured.contains(index)) {
                    samples.add(new SegmentedSample(frames.id(index), real, Optional.of(painted.get(i)), read));
                }
            }
        }
        return new ValidationScore(
                matrix, distance / pixels / data.normalization().deviation(), samples);
    }

    private Layout layout(int index) {
        long seed = new Seeds(configuration.seed()).of(Purpose.PAINTED_VALIDATION, index, 0);
        return new Layout(
                data.validation().mask(index), Style.of(data.validation().frame(index)), seed);
    }

    private static double distance(Frame one, Frame other) {
        double sum = 0;
        for (int pixel = 0; pixel < one.grey().length; pixel++) {
            sum += Math.abs(one.grey()[pixel] - other.grey()[pixel]);
        }
        return sum;
    }

    @Override
    public void close() {
        painter.close();
        judge.close();
    }
}
