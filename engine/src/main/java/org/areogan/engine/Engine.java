package org.areogan.engine;

import java.util.List;
import org.areogan.files.EngineException;
import org.nd4j.autodiff.samediff.SameDiff;

/** Runs, differentiates and optimises SameDiff graphs. */
public interface Engine {
    /** Short name for options and records, e.g. {@code nd4j}. */
    String name();

    /** One line for people: backend, version, binary, processor or GPU, threads. */
    String description();

    /** How many threads it computes with on the processor; whoever makes its batches may use as many. */
    int threads();

    /** How many forward passes may be begun at one time, each with a predictor of its own; some of them may wait for threads. */
    default int sideBySide() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / threads());
    }

    /**
     * Opens a training.
     *
     * @param objectives of all players; they may share parameters
     * @param parameters whose arrays the graphs' variables share
     */
    Session open(List<Objective> objectives, Parameters parameters);

    /**
     * Opens a training of which each worker does a part: what all of them have in a step is averaged before anything moves, and so
     * are {@link org.areogan.engine.graph.SharedStatistics} on the way. The graphs of the objectives are changed for that.
     *
     * @param workers not closed
     * @throws EngineException if there are several and the engine cannot train with others
     */
    default Session open(List<Objective> objectives, Parameters parameters, Workers workers) {
        if (workers.isAlone()) {
            return open(objectives, parameters);
        }
        throw new EngineException("the engine " + name()
                + " cannot train one network on several machines; choose another" + " with --engine");
    }

    /**
     * Prepares a graph for forward passes.
     *
     * @param graph inputs are placeholders; it reads the values that its variables have at each call
     * @param outputs names of the outputs to compute
     */
    Predictor predictor(SameDiff graph, List<String> outputs);

    /**
     * As {@link #predictor}, of a graph whose variables keep their values until the predictor is closed, so that an engine may prepare
     * what it works out from them alone.
     */
    default Predictor frozen(SameDiff graph, List<String> outputs) {
        return predictor(graph, outputs);
    }
}
