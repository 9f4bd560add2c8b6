package org.areogan.onnx.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** All operations that can be written, by ND4J's names for them. */
final class Translations {
    private final Map<String, Translation> byName = new HashMap<>();

    Translations() {
        Neighbourhoods.register(byName);
        SingleValues.register(byName);
    }

    /** @throws IllegalArgumentException if there is no translation; names the operation */
    Translation of(SameDiffOp operation) {
        String name = operation.getOp().opName();
        Translation translation = byName.get(name);
        if (translation == null) {
            throw new IllegalArgumentException("there is no way to write the operation " + name + ", which "
                    + operation.getName() + " is, to an ONNX file. There is one for "
                    + String.join(", ", new TreeSet<>(byName.keySet())));
        }
        return translation;
    }
}
