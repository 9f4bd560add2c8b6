package org.areogan.torch.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.convolution.ConvolutionFusion;
import org.areogan.torch.graph.convolution.PreparedConvolution;
import org.areogan.torch.graph.kernel.Node;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * The operations of a graph as nodes in their order, those together that LibTorch has as one.
 *
 * @param owned what some of the nodes hold between runs
 */
record Nodes(List<Node> list, List<PreparedConvolution> owned) {
    private static final int NOBODY = -1;

    /** @throws IllegalArgumentException for an operation that the engine does not have */
    static Nodes of(SameDiff graph, List<String> outputs, Translations translations) {
        return made(graph, outputs, translations, false);
    }

    /** For variables that keep their values: their convolutions are prepared. */
    static Nodes frozen(SameDiff graph, List<String> outputs, Translations translations) {
        return made(graph, outputs, translations, true);
    }

    private static Nodes made(SameDiff graph, List<String> outputs, Translations translations, boolean isFrozen) {
        Operations operations = new Operations(graph, outputs);
        GraphUses uses = new GraphUses(operations);
        Map<SameDiffOp, Node> fused = new HashMap<>();
        Set<SameDiffOp> claimed = new HashSet<>();
        List<PreparedConvolution> owned = new ArrayList<>();
        try {
            for (int i = 0; isFrozen && i < operations.size(); i++) {
                ConvolutionFusion.startingAt(operations.get(i), uses, graph).ifPresent(found -> {
                    fused.put(found.last(), found.node());
                    claimed.addAll(found.claimed());
                    owned.add(found.convolution());
                });
            }
            for (int i = 0; i < operations.size(); i++) {
                SameDiffOp operation = operations.get(i);
                Optional<BatchNormFusion> norm =
                        claimed.contains(operation) ? Optional.empty() : BatchNormFusion.endingIn(operation, uses);
                norm.ifPresent(found -> {
                    fused.put(operation, found.node());
                    claimed.addAll(found.claimed());
                });
            }
            return new Nodes(overwriting(inOrder(graph, operations, translations, fused, claimed), outputs), owned);
        } catch (RuntimeException | Error failure) {
            owned.forEach(PreparedConvolution::close);
            throw failure;
        }
    }

    private static List<Node> inOrder(
            SameDiff graph,
            Operations operations,
            Translations translations,
            Map<SameDiffOp, Node> fused,
            Set<SameDiffOp> claimed) {
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
}
