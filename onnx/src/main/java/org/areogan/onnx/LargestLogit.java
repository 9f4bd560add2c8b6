package org.areogan.onnx;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engine;
import org.areogan.engine.Predictor;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How steep a network is: the scale that the rounding of its logits is measured against. */
final class LargestLogit {
    private LargestLogit() {}

    /**
     * The largest absolute logit of frames, worked out by an engine; a file that is to be checked must not set its own scale.
     *
     * @param frames whose height and width are multiples of the preparation's
     */
    static double of(
            SameDiff network,
            String placeholder,
            String logits,
            FramePreparation preparation,
            FrameBatch frames,
            Engine engine) {
        try (INDArray grey = Nd4j.createFromArray(frames.grey());
                INDArray input =
                        normalized(grey, preparation).reshape(frames.frames(), frames.height(), frames.width(), 1);
                Predictor predictor = engine.predictor(network, List.of(logits))) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(placeholder, input));
            try (INDArray values = Objects.requireNonNull(outputs.get(logits))) {
                return values.amaxNumber().doubleValue();
            }
        }
    }

    /** All frames by one mean and deviation: the scale does not depend on more. */
    private static INDArray normalized(INDArray grey, FramePreparation preparation) {
        double mean = preparation.eachFrame() ? grey.meanNumber().doubleValue() : preparation.mean();
        double deviation = preparation.eachFrame()
                ? Math.max(
                        preparation.smallestDeviation(), grey.stdNumber(false).doubleValue())
                : preparation.deviation();
        return grey.sub(mean).divi(deviation);
    }
}
