package org.areogan.onnx.graph;

import static org.areogan.onnx.graph.GraphWriter.attribute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import org.areogan.engine.graph.GraphUses;
import org.areogan.engine.graph.NormPattern;
import org.areogan.engine.graph.Operations;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a SameDiff network on [batch, height, width, channels] as ONNX nodes on [batch, channels, height, width]. Values keep
 * their names.
 */
public final class NetworkWriter {
    private static final int[] LAST_TWO_FIRST = {3, 2, 0, 1};

    private final SameDiff network;
    private final GraphWriter graph;
    private final GraphUses uses;
    private final Map<String, String> renamed = new HashMap<>();

    private NetworkWriter(SameDiff network, GraphWriter graph, GraphUses uses) {
        this.network = network;
        this.graph = graph;
        this.uses = uses;
    }

    /**
     * @param placeholder of the network
     * @param given the value that it is to read, [batch, channels, height, width]
     * @param result of the network; afterwards there is a value of this name
     * @throws IllegalArgumentException for an operation that has no translation, or another placeholder; names it
     */
    public static void write(SameDiff network, String placeholder, String given, String result, GraphWriter graph) {
        Operations operations = new Operations(network, List.of(result));
        if (!operations.placeholders().equals(List.of(placeholder))) {
            throw new IllegalArgumentException(result + " is worked out from " + operations.placeholders()
                    + ", and an ONNX file is written of networks that read " + placeholder + " alone");
        }
        NetworkWriter writer = new NetworkWriter(network, graph, new GraphUses(operations));
        writer.renamed.put(placeholder, given);
        writer.write(operations);
    }

    private void write(Operations operations) {
        Map<SameDiffOp, NormPattern> norms = new HashMap<>();
        Set<SameDiffOp> claimed = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            NormPattern.endingIn(operations.get(i), uses)
                    .filter(norm -> norm.isByStoredStatistics(uses))
                    .ifPresent(norm -> {
                        norms.put(norm.last(), norm);
                        claimed.addAll(norm.operations());
                    });
        }
        Translations translations = new Translations();
        for (int i = 0; i < operations.size(); i++) {
            SameDiffOp operation = operations.get(i);
            NormPattern norm = norms.get(operation);
            if (norm != null) {
                write(norm);
            } else if (!claimed.contains(operation)) {
                translations.of(operation).write(operation, this);
            }
        }
    }

    /** In one node, which those who run it can fold into the convolution before it. */
    private void write(NormPattern norm) {
        node(
                "BatchNormalization",
                norm.last(),
                List.of(
                        norm.x(),
                        vector(norm.gain()),
                        vector(norm.bias()),
                        vector(norm.mean()),
                        vector(norm.variance())),
                attribute("epsilon", Attributes.number(norm.shifted())));
    }

    void node(String kind, SameDiffOp operation, List<String> inputs, AttributeProto... attributes) {
        List<String> values =
                inputs.stream().map(name -> renamed.getOrDefault(name, name)).toList();
        graph.node(kind, operation.getOutputsOfOp().get(0), values, attributes);
    }

    String number(String name, double number) {
        return graph.floats(name, new float[] {(float) number});
    }

    /** A convolution's, with its last two dimensions first. */
    String weights(String name) {
        return graph.floats(name, stored(name, 4).permute(LAST_TWO_FIRST));
    }

    /** A value for each channel, [channels]. */
    String vector(String name) {
        return graph.floats(name, stored(name, 1));
    }

    /** What single values are combined with: another value of the graph, or a stored one for each channel, [channels, 1, 1]. */
    String perChannel(String name) {
        if (uses.isMade(name) || renamed.containsKey(name)) {
            return name;
        }
        INDArray values = stored(name, 1);
        return graph.floats(name + "/perChannel", values.reshape(values.length(), 1, 1));
    }

    private INDArray stored(String name, int rank) {
        INDArray array = network.getVariable(name).getArr();
        if (array == null || array.rank() != rank) {
            throw new IllegalArgumentException("the operations of a network that is written to an ONNX file must read "
                    + name + " as stored values of " + rank + " dimensions, it has "
                    + (array == null ? "none" : array.rank()));
        }
        return array;
    }
}
