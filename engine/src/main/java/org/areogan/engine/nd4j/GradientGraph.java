package org.areogan.engine.nd4j;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Objective;
import org.areogan.engine.Workers;
import org.areogan.engine.device.Quiet;
import org.areogan.engine.graph.HostOperation;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.Operations;
import org.areogan.engine.graph.SharedStatistics;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;

/**
 * A graph with a backward pass for each of several losses behind one forward pass. SameDiff itself differentiates the sum
 * of all losses, in which the players of a game could not be told apart.
 *
 * @param graph the forward pass and all backward passes
 * @param gradients for each objective's name, the names of the gradients by those of the parameters that it moves
 */
record GradientGraph(SameDiff graph, Map<String, Map<String, String>> gradients) {

    /** @throws IllegalArgumentException if a loss has no gradient for a parameter that it is to move */
    static GradientGraph of(JointStep step, Workers workers) {
        Map<String, Map<String, String>> gradients = new LinkedHashMap<>();
        SameDiff joint = null;
        for (Objective objective : step.objectives()) {
            SameDiff own = differentiated(objective);
            Map<String, String> names = gradientNames(objective);
            if (!workers.isAlone()) {
                share(own, objective, workers);
            }
            if (joint == null) {
                joint = own;
            } else {
                names = addBackwardPass(joint, own, objective, names);
            }
            gradients.put(objective.name(), names);
        }
        if (joint == null) {
            throw new IllegalStateException("a step without objectives");
        }
        return new GradientGraph(joint, gradients);
    }

    private static SameDiff differentiated(Objective objective) {
        SameDiff graph = objective.graph();
        Map<String, SameDiffOp> unknown = HostOperation.in(graph);
        graph.getOps().keySet().removeAll(unknown.keySet());
        try {
            SameDiff differentiated = Quiet.without(() -> {
                graph.setLossVariables(objective.loss());
                graph.createGradFunction();
                return graph.getFunction("grad");
            });
            differentiated.getOps().putAll(unknown);
            return differentiated;
        } finally {
            graph.getOps().putAll(unknown);
        }
    }

    /** Puts the average over workers in the place of each mark, and of what SameDiff takes for its gradient. */
    private static void share(SameDiff own, Objective objective, Workers workers) {
        for (SameDiffOp mark : List.copyOf(own.getOps().values())) {
            String shared = mark.getOutputsOfOp().get(0);
            // Gradients are named after what they are of.
            if (SharedStatistics.isMark(mark) && objective.graph().hasVariable(shared)) {
                replace(own, mark, workers);
                SDVariable gradient = objective.graph().getVariable(shared).gradient();
                if (gradient != null) {
                    gradientOfMark(own, gradient.name()).ifPresent(operation -> replace(own, operation, workers));
                }
            }
        }
    }

    /** What passes a mark's gradient on to what it marks; nothing where no parameter lies behind it. */
    private static Optional<SameDiffOp> gradientOfMark(SameDiff own, String gradient) {
        List<SameDiffOp> readers = own.getOps().values().stream()
                .filter(operation -> Operations.inputsOf(operation).equals(List.of(gradient)))
                .toList();
        boolean isPassedOn = readers.size() == 1 && readers.get(0).getOp() instanceof Negative;
        if (!readers.isEmpty() && !isPassedOn) {
            throw new IllegalStateException("the gradient " + gradient + " is not passed on by the mark alone");
        }
        return readers.stream().findFirst();
    }

    private static void replace(SameDiff own, SameDiffOp operation, Workers workers) {
        own.getOps()
                .put(
                        operation.getName(),
                        SameDiffOp.builder()
                                .name(operation.getName())
                                .op(SharedStatistics.average(workers))
                                .inputsToOp(operation.getInputsToOp())
                                .outputsOfOp(operation.getOutputsOfOp())
                                .build());
    }

    private static Map<String, String> gradientNames(Objective objective) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String parameter : objective.moves()) {
            SDVariable gradient = objective.graph().getVariable(parameter).gradient();
            if (gradient == null) {
                throw new IllegalArgumentException("loss " + objective.loss() + " of objective " + objective.name()
                        + " has no gradient for " + parameter + ", which it is to move");
            }
            names.put(parameter, gradient.name());
        }
        return names;
    }

    /** Copies what another graph has behind the same forward pass, under names of the objective's own. */
    private static Map<String, String> addBackwardPass(
            SameDiff joint, SameDiff own, Objective objective, Map<String, String> gradients) {
        SameDiff forward = objective.graph();
        Operations backward = new Operations(own, List.copyOf(gradients.values()));
        Map<String, String> renamed = new HashMap<>();
        for (int i = 0; i < backward.size(); i++) {
            SameDiffOp operation = backward.get(i);
            if (operation.getOutputsOfOp().stream().noneMatch(forward::hasVariable)) {
                String name = objective.name() + "/" + operation.getName();
                SameDiffOp copy = SameDiffOp.builder()
                        .name(name)
                        .op(operation.getOp())
                        .inputsToOp(taken(joint, own, objective, renamed, Operations.inputsOf(operation)))
                        .outputsOfOp(taken(joint, own, objective, renamed, operation.getOutputsOfOp()))
                        .build();
                joint.getOps().put(name, copy);
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        gradients.forEach((parameter, gradient) -> names.put(parameter, renamed.getOrDefault(gradient, gradient)));
        return names;
    }

    /** Names in the joint graph of another graph's variables, which are added where they are not of the forward pass. */
    private static List<String> taken(
            SameDiff joint, SameDiff own, Objective objective, Map<String, String> renamed, List<String> names) {
        return names.stream()
                .map(name -> objective.graph().hasVariable(name)
                        ? name
                        : renamed.computeIfAbsent(name, unseen -> add(joint, own.getVariable(name), objective)))
                .toList();
    }

    private static String add(SameDiff joint, SDVariable variable, Objective objective) {
        String name = objective.name() + "/" + variable.name();
        if (variable.getVariableType() == VariableType.ARRAY) {
            joint.addVariable(new SDVariable(name, VariableType.ARRAY, joint, null, variable.dataType()));
        } else {
            joint.constant(name, variable.getArr());
        }
        return name;
    }
}
