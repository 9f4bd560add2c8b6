package org.areogan.trainer;

import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An engine that lets steps be asked for before earlier losses are read, as one on a GPU does. */
record EngineThatRunsAhead(Engine engine, int ahead) implements Engine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public int threads() {
        return engine.threads();
    }

    @Override
    public Predictor predictor(SameDiff graph, List<String> outputs) {
        return engine.predictor(graph, outputs);
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters) {
        return new Ahead(engine.open(objectives, parameters), ahead);
    }

    private record Ahead(Session session, int stepsAhead) implements Session {
        @Override
        public DeviceArray upload(INDArray array) {
            return session.upload(array);
        }

        @Override
        public StepResult step(Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed) {
            return session.step(rates, inputs, seed);
        }

        @Override
        public void synchronize() {
            session.synchronize();
        }

        @Override
        public Map<String, INDArray> state() {
            return session.state();
        }

        @Override
        public void restore(Map<String, INDArray> state) {
            session.restore(state);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
