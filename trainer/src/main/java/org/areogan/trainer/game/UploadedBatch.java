package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Session;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch where the engine computes. */
final class UploadedBatch implements AutoCloseable {
    private final Map<String, DeviceArray> arrays = new LinkedHashMap<>();

    /** @param names of what the graph reads */
    UploadedBatch(Session session, Batch batch, List<String> names) {
        BatchShape shape = batch.shape();
        for (String name : names) {
            switch (name) {
                case SegmentObjectives.FRAME -> upload(session, name, batch.frame(), shape, 1);
                case SegmentObjectives.TRUTH -> upload(session, name, batch.truth(), shape, shape.classes());
                case SegmentObjectives.WEIGHTS -> upload(session, name, batch.weights(), shape, 1);
                case SegmentObjectives.JUDGED -> upload(session, name, batch.judged(), shape, 1);
                case PaintObjectives.STYLE ->
                    upload(session, name, batch.styles(), shape, PaintingNetwork.STYLE_CHANNELS);
                default -> throw new IllegalArgumentException("no batch has " + name);
            }
        }
    }

    private void upload(Session session, String name, float[] values, BatchShape shape, int channels) {
        long[] size = {shape.batch(), shape.height(), shape.width(), channels};
        try (INDArray array = Nd4j.create(values, size, 'c')) {
            arrays.put(name, session.upload(array));
        }
    }

    /** Those arrays; a map of the caller's own. */
    Map<String, DeviceArray> of(List<String> names) {
        Map<String, DeviceArray> chosen = new LinkedHashMap<>();
        for (String name : names) {
            DeviceArray array = arrays.get(name);
            if (array == null) {
                throw new IllegalStateException("the batch has no " + name);
            }
            chosen.put(name, array);
        }
        return chosen;
    }

    @Override
    public void close() {
        arrays.values().forEach(DeviceArray::close);
    }
}
