package org.areogan.torch.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.Operations;
import org.areogan.files.EngineException;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Node;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** A SameDiff graph as kernels in order, each with the places that it reads and writes. */
public final class TorchGraph {
    /** @param freed places whose values nothing reads afterwards */
    private record Step(String name, Kernel kernel, int[] inputs, int[] outputs, int[] freed) {}

    private static final int NOBODY = -1;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private final List<String> outputs;

    /**
     * @param outputs names of what is to be computed
     * @throws IllegalArgumentException for an operation that the engine does not have
     */
    public TorchGraph(SameDiff graph, List<String> outputs, Translations translations) {
        this.outputs = List.copyOf(outputs);
        List<Node> nodes = overwriting(nodes(graph, new Operations(graph, outputs), translations), this.outputs);
        Set<String> made = new HashSet<>();
        nodes.forEach(node -> made.addAll(node.outputs()));
        nodes.forEach(node ->
                node.inputs().stream().filter(name -> !made.contains(name)).forEach(needed::add));
        outputs.stream().filter(name -> !made.contains(name)).forEach(needed::add);
        needed.forEach(this::place);
        List<int[]> freed = freed(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            steps.add(
                    new Step(node.name(), node.kernel(), places(node.inputs()), places(node.outputs()), freed.get(i)));
        }
    }

    /** @throws IllegalArgumentException for an operation that the engine does not have */
    public static void check(SameDiff graph, List<String> outputs, Translations translations) {
        nodes(graph, new Operations(graph, outputs), translations);
    }

    /** Names of the placeholders, variables and constants that must be given. */
    public Set<String> needed() {
        return needed;
    }

    /**
     * Computes the outputs.
     *
     * @param given at least all {@link #needed()}; not closed
     * @return by name; the caller closes them
     */
    public Map<String, Tensor> run(Map<String, Tensor> given) {
        @Nullable Tensor[] values = new Tensor[places.size()];
        needed.forEach(name -> values[place(name)] = value(name, given));
        for (Step step : steps) {
            try {
                run(step, values);
            } catch (RuntimeException e) {
                closeMade(values);
                throw new EngineException("LibTorch failed at the operation " + step.name() + ": " + e.getMessage(), e);
            }
        }
        Map<String, Tensor> results = new LinkedHashMap<>();
        outputs.forEach(name -> {
            Tensor result = values[place(name)];
            results.put(name, needed.contains(name) ? result.retainReference() : result);
        });
        return results;
    }

    private static void run(Step step, @Nullable Tensor[] values) {
        try (PointerScope temporaries = new PointerScope()) {
            Tensor[] inputs = new Tensor[step.inputs().length];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = values[step.inputs()[i]];
            }
            Tensor[] results = step.kernel().run(inputs);
            for (int i = 0; i < results.length; i++) {
                values[step.outputs()[i]] = results[i].retainReference();
            }
        }
        for (int place : step.freed()) {
            values[place].close();
            values[place] = null;
        }
    }

    private void closeMade(@Nullable Tensor[] values) {
        needed.forEach(name -> values[place(name)] = null);
        for (Tensor value : values) {
            if (value != null) {
                value.close();
            }
        }
    }

    private static Tensor value(String name, Map<String, Tensor> given) {
        Tensor value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value given for " + name);
        }
        return value;
    }

    private static List<Node> nodes(SameDiff graph, Operations operations, Translations translations) {
        GraphUses uses = new GraphUses(operations);
        Map<SameDiffOp, Node> fused = new HashMap<>();
        Set<SameDiffOp> claimed = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            Optional<BatchNormFusion> fusion = BatchNormFusion.endingIn(operation, uses);
            fusion.ifPresent(found -> {
                fused.put(operation, found.node());
                claimed.addAll(found.claimed());
            });
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            Node node = fused.get(operation);
            if (node != null) {
                nodes.add(node);
            } else if (!claimed.contains(operation)) {
                nodes.add(translations.node(operation, graph));
            }
        }
        return nodes;
    }

    /** Has activations overwrite what they are given, as part of what computes it, where nobody else reads that. */
    private static List<Node> overwriting(List<Node> nodes, List<String> outputs) {
        Map<String, Integer> readers = new HashMap<>();
        nodes.forEach(node -> node.inputs().forEach(name -> readers.merge(name, 1, Integer::sum)));
        List<Node> result = new ArrayList<>();
        Map<String, Integer> makers = new HashMap<>();
        for (Node node : nodes) {
            String input = node.inputs().size() == 1 ? node.inputs().get(0) : "";
            int maker = makers.getOrDefault(input, NOBODY);
            boolean isAlone = maker != NOBODY
                    && result.get(maker).outputs().get(0).equals(input)
                    && readers.getOrDefault(input, 0) == 1
                    && !outputs.contains(input);
            Node both = isAlone ? result.get(maker).with(node) : null;
            int place = both == null ? result.size() : maker;
            if (both == null) {
                result.add(node);
            } else {
                result.set(maker, both);
            }
            result.get(place).outputs().forEach(name -> makers.put(name, place));
        }
        return result;
    }

    private List<int[]> freed(List<Node> nodes) {
        Map<String, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            int index = i;
            nodes.get(i).outputs().forEach(name -> last.put(name, index));
            nodes.get(i).inputs().forEach(name -> last.put(name, index));
        }
        needed.forEach(last::remove);
        outputs.forEach(last::remove);
        List<List<Integer>> freed = new ArrayList<>();
        nodes.forEach(node -> freed.add(new ArrayList<>()));
        last.forEach((name, index) -> freed.get(index).add(place(name)));
        return freed.stream()
                .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private int place(String name) {
        return places.computeIfAbsent(name, unseen -> places.size());
    }

    private int[] places(List<String> names) {
        int[] found = new int[names.size()];
        Arrays.setAll(found, i -> place(names.get(i)));
        return found;
    }
}
