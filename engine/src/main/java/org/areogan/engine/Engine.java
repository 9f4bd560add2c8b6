package org.areogan.engine;

import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;

/** Runs, differentiates and optimises SameDiff graphs. */
public interface Engine {
    /** Short name for options and records, e.g. {@code nd4j}. */
    String name();

    /** One line for people: backend, version, binary, processor or GPU, threads. */
    String description();

    /** How many threads it computes with on the processor; whoever makes its batches may use as many. */
    int threads();

    /**
     * Opens a training.
     *
     * @param objectives of all players; they may share parameters
     * @param parameters whose arrays the graphs' variables share
     */
    Session open(List<Objective> objectives, Parameters parameters);

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
