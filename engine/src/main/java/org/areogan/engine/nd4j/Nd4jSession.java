package org.areogan.engine.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.SavedState;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains in place on the arrays of {@link Parameters}, so that there is nothing to bring back. */
final class Nd4jSession implements Session {
    private final BufferPool pool = new BufferPool();
    private final Map<String, ObjectiveRun> objectives = new LinkedHashMap<>();

    Nd4jSession(List<Objective> objectives, Parameters parameters) {
        try {
            for (Objective objective : objectives) {
                if (this.objectives.containsKey(objective.name())) {
                    throw new IllegalArgumentException("two objectives are named " + objective.name());
                }
                this.objectives.put(objective.name(), new ObjectiveRun(objective, parameters, pool));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public DeviceArray upload(INDArray array) {
        return new HostArray(array.dup('c'));
    }

    @Override
    public StepResult step(String objective, Map<String, DeviceArray> inputs, double learningRate, long seed) {
        ObjectiveRun run = objectives.get(objective);
        if (run == null) {
            throw new IllegalArgumentException(
                    "the session has no objective named " + objective + "; it has " + objectives.keySet());
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learning rate must be above 0, got " + learningRate);
        }
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        inputs.forEach((name, array) -> arrays.put(name, arrayOf(name, array)));
        return run.step(arrays, learningRate, seed);
    }

    @Override
    public void synchronize() {
        // Steps change the arrays of the parameters in place.
    }

    @Override
    public Map<String, INDArray> state() {
        Map<String, INDArray> state = new LinkedHashMap<>();
        objectives.values().forEach(run -> run.save(state));
        return state;
    }

    @Override
    public void restore(Map<String, INDArray> state) {
        SavedState saved = new SavedState(state);
        objectives.values().forEach(run -> run.restore(saved));
    }

    @Override
    public void close() {
        objectives.values().forEach(ObjectiveRun::close);
        objectives.clear();
        pool.close();
    }

    private static INDArray arrayOf(String name, DeviceArray array) {
        if (!(array instanceof HostArray host)) {
            throw new IllegalArgumentException("input " + name + " is an array of another engine");
        }
        if (host.array().wasClosed()) {
            throw new IllegalArgumentException("input " + name + " has been closed already");
        }
        return host.array();
    }
}
