package org.areogan.torch.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.areogan.engine.graph.SharedStatistics;
import org.areogan.torch.graph.convolution.Convolving;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.RandomBits;
import org.areogan.torch.graph.kernel.Translation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** All operations that the engine knows, by ND4J's names for them. */
public final class Translations {
    private final Map<String, Translation> byName = new HashMap<>();

    private final Optional<WorkerAverage> average;

    /** @param bits of random operations */
    public Translations(RandomBits bits) {
        this(bits, Optional.empty());
    }

    /** @param average that runs what is shared with other workers */
    public Translations(RandomBits bits, Optional<WorkerAverage> average) {
        this.average = average;
        Arithmetic.register(byName);
        Shaping.register(byName);
        Convolving.register(byName);
        Drawing.register(byName, bits);
        Lovasz.register(byName);
    }

    /** @throws IllegalArgumentException if the engine cannot run the operation; names it */
    Node node(SameDiffOp operation, SameDiff graph) {
        if (average.isPresent() && SharedStatistics.isMark(operation)) {
            return Translation.of((mark, unused) -> average.get().kernel()).node(operation, graph);
        }
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
