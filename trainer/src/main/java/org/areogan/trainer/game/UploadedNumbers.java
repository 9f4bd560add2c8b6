package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Session;
import org.areogan.trainer.game.objective.GameObjectives;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What changes from step to step, where the engine computes. */
final class UploadedNumbers implements AutoCloseable {
    private final Map<String, DeviceArray> uploaded = new LinkedHashMap<>();

    /** @param names placeholders of one value, see {@link GameObjectives#numbers} */
    UploadedNumbers(Session session, List<String> names, StepRates rates) {
        for (String name : names) {
            try (INDArray array = Nd4j.createFromArray((float) rates.number(name))) {
                uploaded.put(name, session.upload(array));
            }
        }
    }

    Map<String, DeviceArray> addedTo(Map<String, DeviceArray> inputs) {
        inputs.putAll(uploaded);
        return inputs;
    }

    @Override
    public void close() {
        uploaded.values().forEach(DeviceArray::close);
    }
}
