package org.areogan.engine.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.Workers;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.SavedState;
import org.areogan.engine.graph.SessionObjectives;
import org.areogan.engine.graph.SharedStatistics;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains in place on the arrays of {@link Parameters}, so that there is nothing to bring back. */
final class Nd4jSession implements Session {
    private final BufferPool pool = new BufferPool();
    private final SessionObjectives objectives;
    private final Workers workers;
    private final Map<String, ObjectiveState> states = new LinkedHashMap<>();
    private final Map<List<String>, ObjectiveRun> runs = new LinkedHashMap<>();

    Nd4jSession(List<Objective> objectives, Parameters parameters, Workers workers) {
        this.workers = workers;
        if (!workers.isAlone()) {
            objectives.forEach(objective -> SharedStatistics.mark(objective.graph()));
        }
        this.objectives = new SessionObjectives(objectives, parameters);
        objectives.forEach(objective -> states.put(objective.name(), new ObjectiveState(objective, parameters)));
    }

    @Override
    public DeviceArray upload(INDArray array) {
        return new HostArray(array.dup('c'));
    }

    @Override
    public StepResult step(Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed) {
        JointStep step = objectives.joint(rates);
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        inputs.forEach((name, array) -> arrays.put(name, arrayOf(name, array)));
        return runs.computeIfAbsent(step.names(), unseen -> new ObjectiveRun(step, pool, workers))
                .step(states, rates, arrays, seed);
    }

    @Override
    public void synchronize() {
        // Steps change the arrays of the parameters in place.
    }

    @Override
    public Map<String, INDArray> state() {
        Map<String, INDArray> state = new LinkedHashMap<>();
        states.values().forEach(each -> each.save(state));
        return state;
    }

    @Override
    public void restore(Map<String, INDArray> state) {
        SavedState saved = new SavedState(state);
        states.values().forEach(each -> each.restore(saved));
    }

    @Override
    public void close() {
        runs.values().forEach(ObjectiveRun::close);
        runs.clear();
        states.values().forEach(ObjectiveState::close);
        states.clear();
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
