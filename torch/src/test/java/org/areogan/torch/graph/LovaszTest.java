package org.areogan.torch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Predictor;
import org.areogan.engine.graph.LovaszWeights;
import org.areogan.torch.Parity;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LovaszTest {
    private static final int BATCH = 2;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 7;
    private static final int CLASSES = 4;
    private static final int PIXELS = BATCH * HEIGHT * WIDTH;

    /** What GPUs do, here on the processor. */
    private static float[] bySort(INDArray errors, INDArray truth, INDArray weights) {
        try (PointerScope temporaries = new PointerScope()) {
            Tensor factors = Lovasz.bySort(Tensors.sharing(errors), Tensors.sharing(truth), Tensors.sharing(weights));
            float[] values = new float[(int) factors.numel()];
            new FloatPointer(factors.contiguous().data_ptr()).get(values);
            return values;
        }
    }

    private static float[] byProcessor(INDArray errors, INDArray truth, INDArray weights) {
        SameDiff graph = SameDiff.create();
        SDVariable factors = LovaszWeights.of(graph.constant(errors), graph.constant(truth), graph.constant(weights));
        try (Predictor predictor = Parity.TORCH.predictor(graph, List.of(factors.name()))) {
            return predictor.predict(Map.of()).get(factors.name()).reshape(-1).toFloatVector();
        }
    }

    /** Values that often are the same; a class that is not there; pixels that weigh nothing. */
    @Test
    void theSortOfAGpuGivesTheFactorsOfTheProcessor() {
        SplittableRandom random = new SplittableRandom(3);
        INDArray errors = Nd4j.create(
                random.ints((long) PIXELS * CLASSES, 0, 9)
                        .mapToDouble(i -> i / 8.0)
                        .toArray(),
                new long[] {BATCH, HEIGHT, WIDTH, CLASSES},
                DataType.FLOAT);
        INDArray truth = Nd4j.zeros(DataType.FLOAT, BATCH, HEIGHT, WIDTH, CLASSES);
        INDArray weights = Nd4j.zeros(DataType.FLOAT, BATCH, HEIGHT, WIDTH, 1);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            truth.putScalar(pixel * CLASSES + random.nextInt(CLASSES - 1), 1);
            weights.putScalar(pixel, pixel % 5 == 0 ? 0 : random.nextDouble(0.1, 1));
        }
        float[] factors = byProcessor(errors, truth, weights);
        assertThat(bySort(errors, truth, weights)).containsExactly(factors, within(1e-6f));
        assertThat(bySort(errors, truth, weights.mul(0))).containsOnly(0);
        assertThat(byProcessor(errors, truth, weights.mul(0))).containsOnly(0);
    }
}
