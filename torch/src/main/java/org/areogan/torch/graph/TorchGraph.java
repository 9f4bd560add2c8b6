package org.areogan.torch.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.files.EngineException;
import org.areogan.torch.graph.convolution.PackedConvolution;
import org.areogan.torch.graph.convolution.PreparedConvolution;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Node;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;

/** A SameDiff graph as kernels in order, each with the places that it reads and writes. */
public final class TorchGraph implements AutoCloseable {
    /** @param freed places whose values nothing reads afterwards */
    private record Step(String name, Kernel kernel, int[] inputs, int[] outputs, int[] freed) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private final List<String> outputs;
    private final List<PreparedConvolution> owned;

    /**
     * @param outputs names of what is to be computed
     * @throws IllegalArgumentException for an operation that the engine does not have
     */
    public TorchGraph(SameDiff graph, List<String> outputs, Translations translations) {
        this(Nodes.of(graph, outputs, translations), outputs);
    }

    /**
     * The same on a processor, for 32-bit floats, with the variables' values of now; those of convolutions are not {@link #needed()} then.
     * Where LibTorch lacks oneDNN nothing is prepared.
     */
    public static TorchGraph frozen(SameDiff graph, List<String> outputs, Translations translations) {
        return PackedConvolution.isThere()
                ? new TorchGraph(Nodes.frozen(graph, outputs, translations), outputs)
                : new TorchGraph(graph, outputs, translations);
    }

    private TorchGraph(Nodes all, List<String> outputs) {
        this.outputs = List.copyOf(outputs);
        this.owned = all.owned();
        List<Node> nodes = all.list();
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
        Nodes.of(graph, outputs, translations);
    }

    /**
     * Whether it is certain that the graph says the same of a frame whether it comes alone or among others; its placeholders and outputs
     * are [batch, height, width, channels] then.
     */
    public static boolean isFrameByFrame(SameDiff graph, List<String> outputs) {
        return FrameByFrame.is(graph, outputs);
    }

    /** Gives back what it keeps between runs. */
    @Override
    public void close() {
        owned.forEach(PreparedConvolution::close);
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
