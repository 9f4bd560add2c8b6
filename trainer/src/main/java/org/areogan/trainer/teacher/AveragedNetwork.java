package org.areogan.trainer.teacher;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.graph.StateNames;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.data.BatchShape;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The moving average of a generator in training. Its batch norm takes each batch's own statistics: the running ones are
 * those of the weights of the last steps, with which the average has never run.
 */
final class AveragedNetwork implements AutoCloseable {
    private final Session session;
    private final Parameters averages;
    private final BatchShape shape;
    private final Predictor predictor;

    /**
     * @param session of the training, which keeps a moving average
     * @param parameters of the training
     * @param shape of the batches that are asked about
     */
    AveragedNetwork(Engine engine, Session session, Parameters parameters, UNet.Options options, BatchShape shape) {
        this.session = session;
        this.shape = shape;
        this.averages = parameters.copy(InferenceGraph.NETWORK + "/");
        this.predictor = engine.predictor(graph(options), List.of(InferenceGraph.PROBABILITIES));
    }

    private SameDiff graph(UNet.Options options) {
        SameDiff graph = SameDiff.create();
        SDVariable frame = graph.placeHolder(
                InferenceGraph.FRAME, averages.type(), shape.batch(), shape.height(), shape.width(), 1);
        NetworkScope scope = new NetworkScope(graph, averages, InferenceGraph.NETWORK, Mode.STATISTICS, 0);
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 1), shape.classes(), options);
        Activations.softmax(scope, logits).variable().rename(InferenceGraph.PROBABILITIES);
        return graph;
    }

    /**
     * What the average, as it is after the last step, says.
     *
     * @param frames normalised, [batch, height, width, 1]
     * @return probabilities, [batch, height, width, classes]
     */
    float[] probabilities(float[] frames) {
        follow();
        long[] size = {shape.batch(), shape.height(), shape.width(), 1};
        try (INDArray input = HostValues.array(frames, DataType.FLOAT, size)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(InferenceGraph.FRAME, input));
            try {
                INDArray probabilities = Objects.requireNonNull(outputs.get(InferenceGraph.PROBABILITIES));
                return HostValues.floats(probabilities);
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    private void follow() {
        Map<String, INDArray> state = session.state();
        try {
            for (String name : averages.names()) {
                INDArray average = state.get(StateNames.average(name));
                if (average != null) {
                    averages.get(name).assign(average);
                }
            }
        } finally {
            state.values().forEach(INDArray::close);
        }
    }

    @Override
    public void close() {
        predictor.close();
        averages.close();
    }
}
