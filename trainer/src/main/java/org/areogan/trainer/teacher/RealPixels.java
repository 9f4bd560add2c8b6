package org.areogan.trainer.teacher;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.discriminator.VerdictGraph;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.trainer.data.BatchShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pixels around which the discriminator in training takes the teacher's mask for a true one: its logits, spread over
 * the pixels that they lie on, as probabilities above a limit (Hung et al. 2018, equation 5).
 */
final class RealPixels implements PixelChoice {
    private final Session session;
    private final BatchShape shape;
    private final double realism;
    private final Predictor predictor;

    /**
     * @param parameters of the training, the discriminator's among them
     * @param realism the limit, (0, 1)
     */
    RealPixels(
            Engine engine,
            Session session,
            Parameters parameters,
            DiscriminatorOptions options,
            BatchShape shape,
            double realism) {
        this.session = session;
        this.shape = shape;
        this.realism = realism;
        this.predictor = engine.predictor(
                VerdictGraph.build(options, 1 + shape.classes(), parameters, shape.height(), shape.width()),
                List.of(VerdictGraph.LOGITS));
    }

    @Override
    public boolean[] of(float[] frames, byte[] labels, float[] sureness) {
        session.synchronize();
        int channels = 1 + shape.classes();
        float[] pairs = new float[labels.length * channels];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            pairs[pixel * channels] = frames[pixel];
            pairs[pixel * channels + 1 + labels[pixel]] = 1;
        }
        long[] size = {shape.batch(), shape.height(), shape.width(), channels};
        try (INDArray input = HostValues.array(pairs, DataType.FLOAT, size)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(VerdictGraph.PAIR, input));
            try {
                return chosen(Objects.requireNonNull(outputs.get(VerdictGraph.LOGITS)));
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    /** @param logits [batch, rows, columns, 1] */
    private boolean[] chosen(INDArray logits) {
        int rows = (int) logits.size(1);
        int columns = (int) logits.size(2);
        float[] values = HostValues.floats(logits);
        double limit = Math.log(realism / (1 - realism));
        boolean[] chosen = new boolean[shape.pixels()];
        int pixel = 0;
        for (int frame = 0; frame < shape.batch(); frame++) {
            for (int y = 0; y < shape.height(); y++) {
                int row = y * rows / shape.height();
                for (int x = 0; x < shape.width(); x++) {
                    int column = x * columns / shape.width();
                    chosen[pixel++] = values[(frame * rows + row) * columns + column] > limit;
                }
            }
        }
        return chosen;
    }

    @Override
    public void close() {
        predictor.close();
    }
}
