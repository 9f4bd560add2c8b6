package org.areogan.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Identity;

/** The operations of a graph that some outputs need, each after those that it depends on, and how long results live. */
public final class Operations {
    private final List<SameDiffOp> ordered;
    private final List<String> outputs;
    private final List<List<String>> lastUsed;
    private final List<String> placeholders;

    /** @throws IllegalArgumentException for an output that the graph lacks, or an operation that a plan cannot run */
    public Operations(SameDiff graph, List<String> outputs) {
        this.outputs = List.copyOf(outputs);
        for (String output : outputs) {
            if (!graph.hasVariable(output)) {
                throw new IllegalArgumentException("the graph has no output named " + output);
            }
        }
        this.ordered = ordered(graph, needed(graph));
        this.lastUsed = lastUsed();
        Set<String> made = HostOperation.in(graph).keySet();
        this.placeholders = graph.inputs().stream()
                .filter(name -> isRead(name) && !made.contains(name))
                .toList();
    }

    public int size() {
        return ordered.size();
    }

    public SameDiffOp get(int index) {
        return ordered.get(index);
    }

    public List<String> outputs() {
        return outputs;
    }

    /** The placeholders that the outputs depend on. */
    public List<String> placeholders() {
        return placeholders;
    }

    /** Names of the results that nothing needs after the operation with this index; of aliases, the original's name. */
    public List<String> lastUsedAt(int index) {
        return lastUsed.get(index);
    }

    private boolean isRead(String name) {
        return outputs.contains(name)
                || ordered.stream().anyMatch(operation -> inputsOf(operation).contains(name));
    }

    private Set<String> needed(SameDiff graph) {
        Map<String, SameDiffOp> producers = new HashMap<>();
        for (SameDiffOp operation : graph.getOps().values()) {
            operation.getOutputsOfOp().forEach(output -> producers.put(output, operation));
        }
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(outputs);
        while (!open.isEmpty()) {
            SameDiffOp producer = producers.get(open.pop());
            if (producer != null && needed.add(producer.getName())) {
                open.addAll(inputsOf(producer));
            }
        }
        return needed;
    }

    /** Kahn's algorithm; among the operations that could come next, the one that was added to the graph first. */
    private static List<SameDiffOp> ordered(SameDiff graph, Set<String> needed) {
        List<SameDiffOp> operations = graph.getOps().values().stream()
                .filter(operation -> needed.contains(operation.getName()))
                .toList();
        Map<String, Integer> producerOf = new HashMap<>();
        List<List<Integer>> waiters = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            int index = i;
            operations.get(i).getOutputsOfOp().forEach(output -> producerOf.put(output, index));
            waiters.add(new ArrayList<>());
        }
        int[] pending = new int[operations.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < pending.length; i++) {
            for (String input : inputsOf(operations.get(i))) {
                Integer producer = producerOf.get(input);
                if (producer != null) {
                    waiters.get(producer).add(i);
                    pending[i]++;
                }
            }
            if (pending[i] == 0) {
                ready.add(i);
            }
        }
        List<SameDiffOp> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(supported(operations.get(next)));
            for (int waiter : waiters.get(next)) {
                if (--pending[waiter] == 0) {
                    ready.add(waiter);
                }
            }
        }
        if (ordered.size() != operations.size()) {
            throw new IllegalArgumentException("the graph has a cycle");
        }
        return ordered;
    }

    private List<List<String>> lastUsed() {
        Map<String, String> originals = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            SameDiffOp operation = ordered.get(i);
            for (String input : inputsOf(operation)) {
                last.put(originals.getOrDefault(input, input), i);
            }
            if (operation.getOp() instanceof Identity) {
                String input = inputsOf(operation).get(0);
                originals.put(operation.getOutputsOfOp().get(0), originals.getOrDefault(input, input));
            } else {
                int index = i;
                operation.getOutputsOfOp().forEach(output -> last.put(output, index));
            }
        }
        outputs.forEach(output -> last.remove(originals.getOrDefault(output, output)));
        List<List<String>> byIndex = new ArrayList<>();
        ordered.forEach(operation -> byIndex.add(new ArrayList<>()));
        last.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> byIndex.get(entry.getValue()).add(entry.getKey()));
        return Collections.unmodifiableList(byIndex);
    }

    /** Names of what an operation reads; a random one reads nothing. */
    public static List<String> inputsOf(SameDiffOp operation) {
        List<String> inputs = operation.getInputsToOp();
        return inputs == null ? List.of() : inputs;
    }

    private static SameDiffOp supported(SameDiffOp operation) {
        DifferentialFunction function = operation.getOp();
        if (!OperationBinding.supports(function)) {
            throw new IllegalArgumentException("operation " + operation.getName() + " ("
                    + function.getClass().getSimpleName()
                    + ") cannot be run here: it is control flow, a list or a view");
        }
        return operation;
    }
}
