package org.areogan.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Session;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch where the engine computes. */
final class UploadedBatch implements AutoCloseable {
    private final Map<String, DeviceArray> arrays = new LinkedHashMap<>();

    /** @param adversarial whether a discriminator will want to see the batch too */
    UploadedBatch(Session session, Batch batch, boolean adversarial) {
        BatchShape shape = batch.shape();
        upload(session, Objectives.FRAME, batch.frame(), shape, 1);
        upload(session, Objectives.TRUTH, batch.truth(), shape, shape.classes());
        upload(session, Objectives.WEIGHTS, batch.weights(), shape, 1);
        if (adversarial) {
            upload(session, Objectives.JUDGED, batch.judged(), shape, 1);
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
