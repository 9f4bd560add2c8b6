package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.HostValues;
import org.areogan.engine.Session;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.game.objective.BatchInput;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A batch where the engine computes. */
final class UploadedBatch implements AutoCloseable {
    private final Map<String, DeviceArray> arrays = new LinkedHashMap<>();

    /** @param inputs what the graph reads */
    UploadedBatch(Session session, Batch batch, List<BatchInput> inputs) {
        BatchShape shape = batch.shape();
        for (BatchInput input : inputs) {
            long[] size = {shape.batch(), shape.height(), shape.width(), input.channels()};
            try (INDArray array = HostValues.array(input.values().apply(batch), DataType.FLOAT, size)) {
                arrays.put(input.name(), session.upload(array));
            }
        }
    }

    /** All of it by name; a map of the caller's own. */
    Map<String, DeviceArray> arrays() {
        return new LinkedHashMap<>(arrays);
    }

    @Override
    public void close() {
        arrays.values().forEach(DeviceArray::close);
    }
}
