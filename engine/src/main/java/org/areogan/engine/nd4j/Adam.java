package org.areogan.engine.nd4j;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.graph.SavedState;
import org.areogan.engine.graph.StateNames;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/** One objective's optimiser: {@link Optimizer}'s rules applied in place, and the moments that they need. */
final class Adam implements AutoCloseable {
    private record Moments(INDArray first, INDArray second) {}

    private final Optimizer optimizer;
    private final Map<String, Moments> moments = new TreeMap<>();
    private long steps;

    Adam(Optimizer optimizer, List<String> moves, Parameters parameters) {
        this.optimizer = optimizer;
        for (String name : moves) {
            INDArray parameter = parameters.get(name);
            moments.put(
                    name,
                    new Moments(
                            Nd4j.zeros(parameter.dataType(), parameter.shape()),
                            Nd4j.zeros(parameter.dataType(), parameter.shape())));
        }
    }

    long steps() {
        return steps;
    }

    /**
     * Moves the parameters, which are changed in place.
     *
     * @param gradients by parameter's name; overwritten
     */
    void step(Map<String, INDArray> gradients, Parameters parameters, double learningRate) {
        clip(gradients);
        steps++;
        double secondBias = Math.sqrt(1 - Math.pow(optimizer.beta2(), (double) steps));
        moments.forEach((name, moment) -> {
            INDArray gradient = gradientOf(gradients, name);
            INDArray parameter = parameters.get(name);
            if (optimizer.kind() == Optimizer.Kind.ADAMW && optimizer.weightDecay() > 0) {
                parameter.muli(1 - learningRate * optimizer.weightDecay());
            }
            update(gradient, moment, learningRate, secondBias);
            parameter.subi(gradient);
        });
    }

    /** Adds copies of the state's arrays. */
    void save(String objective, Map<String, INDArray> state) {
        state.put(StateNames.steps(objective), Nd4j.scalar(steps));
        moments.forEach((name, moment) -> {
            state.put(StateNames.firstMoment(objective, name), moment.first().dup());
            state.put(StateNames.secondMoment(objective, name), moment.second().dup());
        });
    }

    void restore(String objective, SavedState state) {
        steps = state.get(StateNames.steps(objective)).getLong(0);
        moments.forEach((name, moment) -> {
            state.copy(StateNames.firstMoment(objective, name), moment.first());
            state.copy(StateNames.secondMoment(objective, name), moment.second());
        });
    }

    @Override
    public void close() {
        moments.values().forEach(moment -> {
            moment.first().close();
            moment.second().close();
        });
        moments.clear();
    }

    /**
     * ND4J's operation takes the second moment before the first and leaves the update in the gradient's array. It adds epsilon before it corrects the second
     * moment's bias, the paper after it: scaling epsilon by the correction makes the two the same.
     */
    private void update(INDArray gradient, Moments moment, double learningRate, double secondBias) {
        Nd4j.getExecutioner()
                .exec(new AdamUpdater(
                        gradient,
                        moment.second(),
                        moment.first(),
                        learningRate,
                        optimizer.beta1(),
                        optimizer.beta2(),
                        optimizer.epsilon() * secondBias,
                        (int) (steps - 1)));
    }

    private void clip(Map<String, INDArray> gradients) {
        if (optimizer.clipNorm() == 0) {
            return;
        }
        double squares = 0;
        for (String name : moments.keySet()) {
            try (INDArray norm = gradientOf(gradients, name).norm2()) {
                squares += norm.getDouble(0) * norm.getDouble(0);
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > optimizer.clipNorm()) {
            double scale = optimizer.clipNorm() / norm;
            moments.keySet().forEach(name -> gradientOf(gradients, name).muli(scale));
        }
    }

    private static INDArray gradientOf(Map<String, INDArray> gradients, String name) {
        INDArray gradient = gradients.get(name);
        if (gradient == null) {
            throw new IllegalArgumentException("no gradient for " + name);
        }
        return gradient;
    }
}
