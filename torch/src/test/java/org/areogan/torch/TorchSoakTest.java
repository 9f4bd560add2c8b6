package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engines;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TorchSoakTest {
    private static final int STEPS = 800;

    /** A step's features take some 40 KiB: a leak of a part of them in each step would exceed this. */
    private static final long TOLERANCE = 16L << 20;

    private static final long ARRAY_TOLERANCE = 64L << 10;

    @Test
    void nativeMemoryLevelsOffOverManyStepsAndPredictions() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(Parity.TORCH, network.objective());
                Predictor predictor = Parity.TORCH.predictor(network.graph, List.of("probabilities"))) {
            long[] highest = new long[4];
            long[] highestOfArrays = new long[4];
            for (int step = 0; step < STEPS; step++) {
                stepAndPredict(network, session, predictor, step);
                int quarter = 4 * step / STEPS;
                highest[quarter] = Math.max(highest[quarter], Engines.nativeBytes());
                highestOfArrays[quarter] = Math.max(highestOfArrays[quarter], Engines.arrayBytes());
            }
            assertThat(highestOfArrays[3]).isLessThan(highestOfArrays[1] + ARRAY_TOLERANCE);
            assertThat(highest[3]).isLessThan(highest[1] + TOLERANCE);
        }
    }

    private static void stepAndPredict(SmallNetwork network, Session session, Predictor predictor, int step) {
        Map<String, INDArray> batch = network.batch(step);
        try (DeviceArray image = session.upload(batch.get("image"));
                DeviceArray mask = session.upload(batch.get("mask"))) {
            session.step(SmallNetwork.NAME, Map.of("image", image, "mask", mask), 0.001, step)
                    .close();
        }
        session.synchronize();
        session.state().values().forEach(INDArray::close);
        predictor.predict(Map.of("image", batch.get("image"))).values().forEach(INDArray::close);
        batch.values().forEach(INDArray::close);
    }
}
