package org.areogan.engine;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The mean of {@code (weight x input)^2}, for batches of any size; the weight starts at 1. */
public final class Regression implements AutoCloseable {
    public final SameDiff graph = SameDiff.create();
    public final Parameters parameters = new Parameters(DataType.FLOAT);

    public Regression() {
        parameters.add("weight", Nd4j.createFromArray(1f), true);
        graph.placeHolder("input", DataType.FLOAT, -1)
                .mul(graph.var("weight", parameters.get("weight")))
                .rename("product");
        graph.math.square(graph.getVariable("product")).mean("loss");
    }

    public Session open(Engine engine) {
        return engine.open(List.of(objective(List.of())), parameters);
    }

    public Objective objective(List<String> outputs) {
        return new Objective(
                "fit", graph, "loss", List.of("weight"), List.of(), outputs, List.of(), TinyNetwork.ADAM, 0);
    }

    public double loss(Session session, float... input) {
        try (INDArray array = Nd4j.createFromArray(input);
                DeviceArray uploaded = session.upload(array);
                StepResult result = session.step("fit", Map.of("input", uploaded), 0.1, 1)) {
            return result.scalar("loss");
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
