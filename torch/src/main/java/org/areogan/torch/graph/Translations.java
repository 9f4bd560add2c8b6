package org.areogan.torch.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.RandomBits;
import org.areogan.torch.graph.kernel.Translation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** All operations that the engine knows, by ND4J's names for them. */
public final class Translations {
    private final Map<String, Translation> byName = new HashMap<>();

    /** @param bits of random operations */
    public Translations(RandomBits bits) {
        Arithmetic.register(byName);
        Shaping.register(byName);
        Convolving.register(byName);
        Drawing.register(byName, bits);
        Lovasz.register(byName);
    }

    /** @throws IllegalArgumentException if the engine cannot run the operation; names it */
    Node node(SameDiffOp operation, SameDiff graph) {
        String name = operation.getOp().opName();
        Translation translation = byName.get(name);
        if (translation == null) {
            throw new IllegalArgumentException("the engine torch has no operation " + name + ", which "
                    + operation.getName() + " is; use --engine nd4j. It has "
                    + String.join(", ", new TreeSet<>(byName.keySet())));
        }
        return translation.node(operation, graph);
    }
}
