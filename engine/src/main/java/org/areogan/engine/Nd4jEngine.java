package org.areogan.engine;

import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;

/** Runs graphs on the ND4J backend that is on the class path. */
final class Nd4jEngine implements Engine {
    private final String description;

    Nd4jEngine(String description) {
        this.description = description;
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters) {
        return new Nd4jSession(objectives, parameters);
    }

    @Override
    public Predictor predictor(SameDiff graph, List<String> outputs) {
        return new Nd4jPredictor(graph, outputs);
    }
}
