package org.areogan.trainer.data;

import java.util.List;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Sample;

/**
 * Turns samples into the arrays of a batch.
 *
 * @param shape of the batch; samples must have its height and width
 * @param normalization of brightness
 * @param classWeights of each class in the reconstruction loss, 0 for classes left out
 * @param sets what mask values stand for that are neither classes nor no label: their pixels are 1 in each of the set's
 *     classes, and weigh as these do on average
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BatchAssembler(BatchShape shape, Normalization normalization, double[] classWeights, LabelSets sets) {
    /** For masks that hold classes and the no-label value alone. */
    public BatchAssembler(BatchShape shape, Normalization normalization, double[] classWeights) {
        this(shape, normalization, classWeights, LabelSets.NONE);
    }

    /** The same with other weights of the classes. */
    BatchAssembler weighing(double[] others) {
        return new BatchAssembler(shape, normalization, others, sets);
    }

    public Batch assemble(List<Sample> samples) {
        int frameSize = shape.height() * shape.width();
        float[] frame = new float[shape.pixels()];
        float[] truth = new float[shape.pixels() * shape.classes()];
        float[] weights = new float[shape.pixels()];
        float[] judged = new float[shape.pixels()];
        double total = 0;
        for (int i = 0; i < samples.size(); i++) {
            float[] grey = samples.get(i).frame().grey();
            Normalization own = normalization.of(grey);
            byte[] ids = samples.get(i).mask().ids();
            for (int pixel = 0; pixel < frameSize; pixel++) {
                int place = i * frameSize + pixel;
                frame[place] = own.apply(grey[pixel]);
                int id = ids[pixel] & 0xff;
                if (id < shape.classes()) {
                    truth[place * shape.classes() + id] = 1;
                    weights[place] = (float) classWeights[id];
                    judged[place] = classWeights[id] > 0 ? 1 : 0;
                    total += classWeights[id];
                } else if (!sets.of(id).isEmpty()) {
                    double weight = 0;
                    for (int each : sets.of(id)) {
                        truth[place * shape.classes() + each] = 1;
                        weight += classWeights[each] / sets.of(id).size();
                    }
                    weights[place] = (float) weight;
                    total += weight;
                }
            }
        }
        if (total > 0) {
            float scale = (float) (1 / total);
            for (int place = 0; place < weights.length; place++) {
                weights[place] *= scale;
            }
        }
        return new Batch(shape, frame, truth, weights, judged, total);
    }
}
