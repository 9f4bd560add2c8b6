package org.areogan.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.graph.SavedState;
import org.areogan.engine.graph.StateNames;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One objective's optimiser, {@link Optimizer}'s rules on tensors, and the moving averages of what it moves. */
final class TorchAdam implements AutoCloseable {
    private record Moments(Tensor first, Tensor second) {}

    private final Objective objective;
    private final TorchParameters parameters;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private final Map<String, Tensor> averages = new LinkedHashMap<>();
    private long steps;

    TorchAdam(Objective objective, TorchParameters parameters) {
        this.objective = objective;
        this.parameters = parameters;
        for (String name : objective.moves()) {
            moments.put(name, new Moments(parameters.zerosLike(name), parameters.zerosLike(name)));
            if (objective.averageDecay() > 0) {
                Tensor average = parameters.zerosLike(name);
                average.copy_(parameters.get(name));
                averages.put(name, average);
            }
        }
    }

    /**
     * Moves the parameters. Called without autograd and within a pointer scope.
     *
     * @param raw gradients in the order of the objective's moves
     */
    void step(List<Tensor> raw, double learningRate) {
        List<Tensor> gradients = clipped(raw);
        steps++;
        Optimizer rule = objective.optimizer();
        double firstBias = 1 - Math.pow(rule.beta1(), (double) steps);
        double secondBias = Math.sqrt(1 - Math.pow(rule.beta2(), (double) steps));
        Scalar towardsGradient = new Scalar(1 - rule.beta1());
        Scalar keptSecond = new Scalar(rule.beta2());
        Scalar newSecond = new Scalar(1 - rule.beta2());
        Scalar rootScale = new Scalar(1 / secondBias);
        Scalar epsilon = new Scalar(rule.epsilon());
        Scalar rate = new Scalar(-learningRate / firstBias);
        Scalar kept = new Scalar(1 - learningRate * rule.weightDecay());
        boolean decays = rule.kind() == Optimizer.Kind.ADAMW && rule.weightDecay() > 0;
        int index = 0;
        for (Map.Entry<String, Moments> entry : moments.entrySet()) {
            try (PointerScope temporaries = new PointerScope()) {
                Tensor gradient = gradients.get(index++);
                Tensor parameter = parameters.get(entry.getKey());
                Tensor first = entry.getValue().first();
                Tensor second = entry.getValue().second();
                if (decays) {
                    parameter.mul_(kept);
                }
                first.lerp_(gradient, towardsGradient);
                second.mul_(keptSecond).addcmul_(gradient, gradient, newSecond);
                Tensor root = second.sqrt().mul_(rootScale).add_(epsilon);
                parameter.addcdiv_(first, root, rate);
            }
        }
        follow();
    }

    private void follow() {
        double decay = objective.averageDecayAt(steps);
        Scalar towards = new Scalar(1 - decay);
        averages.forEach((name, average) -> average.lerp_(parameters.get(name), towards));
    }

    /** Adds copies of the state's arrays. */
    void save(Map<String, INDArray> state) {
        state.put(StateNames.steps(objective.name()), Nd4j.scalar(steps));
        try (PointerScope temporaries = new PointerScope()) {
            moments.forEach((name, moment) -> {
                state.put(StateNames.firstMoment(objective.name(), name), Tensors.toArray(moment.first()));
                state.put(StateNames.secondMoment(objective.name(), name), Tensors.toArray(moment.second()));
            });
            averages.forEach((name, average) -> state.put(StateNames.average(name), Tensors.toArray(average)));
        }
    }

    void restore(SavedState state) {
        try (PointerScope temporaries = new PointerScope()) {
            steps = state.get(StateNames.steps(objective.name())).getLong(0);
            moments.forEach((name, moment) -> {
                copy(state, StateNames.firstMoment(objective.name(), name), moment.first());
                copy(state, StateNames.secondMoment(objective.name(), name), moment.second());
            });
            averages.forEach((name, average) -> copy(state, StateNames.average(name), average));
        }
    }

    @Override
    public void close() {
        moments.values().forEach(moment -> {
            moment.first().close();
            moment.second().close();
        });
        moments.clear();
        averages.values().forEach(Tensor::close);
        averages.clear();
    }

    private static void copy(SavedState state, String name, Tensor target) {
        INDArray like = Nd4j.createUninitialized(
                Tensors.type(target), target.sizes().vec().get(), 'c');
        try (like) {
            state.copy(name, like);
            target.copy_(Tensors.sharing(like));
        }
    }

    /**
     * Without asking the device for the norm: the factor is worked out where the gradients are. Autograd may hand out one
     * tensor as the gradient of two parameters, so none is changed.
     */
    private List<Tensor> clipped(List<Tensor> gradients) {
        double limit = objective.optimizer().clipNorm();
        if (limit == 0) {
            return gradients;
        }
        Tensor squares = gradients.get(0).square().sum();
        for (Tensor gradient : gradients.subList(1, gradients.size())) {
            squares = squares.add(gradient.square().sum());
        }
        Tensor factor = squares.sqrt().reciprocal().mul(new Scalar(limit)).clamp_max(new Scalar(1.0));
        return gradients.stream().map(gradient -> gradient.mul(factor)).toList();
    }
}
