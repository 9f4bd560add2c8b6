package org.areogan.trainer.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run at one moment, complete enough to go on from. Whoever holds it owns its arrays and closes it.
 *
 * @param state where the run was
 * @param parameters of both networks with their running statistics, by name
 * @param session optimiser moments and moving averages, by name
 */
public record Checkpoint(TrainingState state, Map<String, INDArray> parameters, Map<String, INDArray> session)
        implements AutoCloseable {
    public Checkpoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        session = Collections.unmodifiableMap(new LinkedHashMap<>(session));
    }

    @Override
    public void close() {
        parameters.values().forEach(Checkpoint::close);
        session.values().forEach(Checkpoint::close);
    }

    private static void close(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }
}
