package org.areogan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays that networks learn, by name, in the order in which the networks were built; the owner of their native
 * memory. Graphs of one network (training, inference) share these arrays in place.
 *
 * <p>A name is a path, e.g. {@code generator/encoder1/convolution1/weights}. <em>Trained</em> parameters are moved by
 * gradients; <em>statistics</em> (running means and variances) by {@link StatisticUpdate}.
 */
public final class Parameters implements AutoCloseable {
    private final DataType type;
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();
    private final Map<String, Boolean> trained = new LinkedHashMap<>();

    /** @param type FLOAT for work, DOUBLE for gradient checks */
    public Parameters(DataType type) {
        this.type = type;
    }

    public DataType type() {
        return type;
    }

    public boolean contains(String name) {
        return arrays.containsKey(name);
    }

    /** Takes ownership of the array. */
    public void add(String name, INDArray array, boolean isTrained) {
        if (arrays.putIfAbsent(name, array) != null) {
            throw new IllegalArgumentException("there is a parameter named " + name + " already");
        }
        trained.put(name, isTrained);
    }

    /** The array itself, not a copy. */
    public INDArray get(String name) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("there is no parameter named " + name);
        }
        return array;
    }

    public Set<String> names() {
        return Set.copyOf(arrays.keySet());
    }

    /** Names of the trained parameters under a prefix, in the order in which they were added. */
    public List<String> trainedNames(String prefix) {
        List<String> names = new ArrayList<>();
        trained.forEach((name, isTrained) -> {
            if (isTrained && name.startsWith(prefix)) {
                names.add(name);
            }
        });
        return names;
    }

    /** How many numbers the trained parameters under a prefix hold. */
    public long trainedCount(String prefix) {
        return trainedNames(prefix).stream()
                .mapToLong(name -> get(name).length())
                .sum();
    }

    @Override
    public void close() {
        arrays.values().forEach(INDArray::close);
        arrays.clear();
        trained.clear();
    }
}
