package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.StatisticUpdate;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.BatchInput;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.StandingGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Collects batch norm's means and variances anew for a generator that stands still: their plain averages over batches.
 * The running ones follow the weights of the last ten steps; a moving average of the weights has never run with them. As
 * Izmailov et al. 2018 do for averaged weights.
 */
public final class CleanStatistics implements AutoCloseable {
    /** No training has an epoch of this number. */
    private static final int EPOCH = 0;

    private final Parameters network;
    private final StandingGenerator generator;
    private final Predictor predictor;
    private final BatchLoader batches;

    /**
     * @param network parameters of the generator, whose statistics {@link #collect} replaces
     * @param batches of unchanged frames, as many an epoch as are to be looked at; closed with this
     */
    public CleanStatistics(Engine engine, GameObjectives objectives, Parameters network, BatchLoader batches) {
        this.network = network;
        this.batches = batches;
        this.generator = objectives.standing(network);
        this.predictor = engine.predictor(
                generator.graph(),
                generator.statistics().stream().map(StatisticUpdate::value).toList());
    }

    /** The same batches each time, so that nothing but the weights decides what comes out. */
    public void collect() {
        if (generator.statistics().isEmpty()) {
            return;
        }
        Map<String, INDArray> sums = new LinkedHashMap<>();
        try {
            int count = batches.stepsPerEpoch();
            batches.startEpoch(EPOCH, 0);
            for (int step = 0; step < count; step++) {
                add(batches.next(), sums);
            }
            for (StatisticUpdate each : generator.statistics()) {
                INDArray mean = Objects.requireNonNull(sums.get(each.value())).divi(count);
                network.get(each.statistic()).assign(mean);
            }
        } finally {
            sums.values().forEach(INDArray::close);
        }
    }

    private void add(Batch batch, Map<String, INDArray> sums) {
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        try {
            generator.inputs().forEach(input -> inputs.put(input.name(), array(batch, input)));
            Map<String, INDArray> outputs = predictor.predict(inputs);
            outputs.forEach((name, value) -> {
                INDArray sum = sums.putIfAbsent(name, value);
                if (sum != null) {
                    sum.addi(value);
                    value.close();
                }
            });
        } finally {
            inputs.values().forEach(INDArray::close);
        }
    }

    private static INDArray array(Batch batch, BatchInput input) {
        BatchShape shape = batch.shape();
        long[] size = {shape.batch(), shape.height(), shape.width(), input.channels()};
        return HostValues.array(input.values().apply(batch), DataType.FLOAT, size);
    }

    @Override
    public void close() {
        predictor.close();
        batches.close();
    }
}
