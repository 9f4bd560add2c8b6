package org.areogan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.files.EngineException;
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

    /** Names of all parameters, in the order in which they were added. */
    public Set<String> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(arrays.keySet()));
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

    /** A copy of the parameters under a prefix, e.g. those of one network; the caller closes it. */
    public Parameters copy(String prefix) {
        Parameters copy = new Parameters(type);
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                copy.add(name, array.dup(), trained.getOrDefault(name, false));
            }
        });
        return copy;
    }

    /** Writes all arrays as a NumPy {@code .npz} whose entries are named as the parameters are. */
    public void writeTo(OutputStream out) throws IOException {
        ParameterArchive.write(arrays, out);
    }

    /**
     * Takes over the values of a {@code .npz} from {@link #writeTo}, in place.
     *
     * @throws EngineException if names, shapes or types differ from these parameters; nothing is changed then
     * @throws IOException if the stream is not a whole {@code .npz}
     */
    public void readFrom(InputStream in) throws IOException {
        Map<String, INDArray> read = ParameterArchive.read(in);
        try {
            String difference = difference(read);
            if (!difference.isEmpty()) {
                throw new EngineException("the stored weights do not fit the network: " + difference);
            }
            assign(read);
        } finally {
            read.values().forEach(INDArray::close);
        }
    }

    private void assign(Map<String, INDArray> others) {
        others.forEach((name, array) -> get(name).assign(array));
    }

    private String difference(Map<String, INDArray> others) {
        List<String> differences = new ArrayList<>();
        arrays.forEach((name, array) -> {
            INDArray other = others.get(name);
            if (other == null) {
                differences.add(name + " is missing");
            } else if (!Arrays.equals(array.shape(), other.shape()) || array.dataType() != other.dataType()) {
                differences.add(name + " is " + describe(other) + ", should be " + describe(array));
            }
        });
        others.keySet().stream()
                .filter(name -> !arrays.containsKey(name))
                .forEach(name -> differences.add(name + " is not known"));
        int shown = Math.min(differences.size(), 5);
        String rest = differences.size() > shown ? " and " + (differences.size() - shown) + " more" : "";
        return String.join(", ", differences.subList(0, shown)) + rest;
    }

    private static String describe(INDArray array) {
        return array.dataType() + Arrays.toString(array.shape());
    }

    @Override
    public void close() {
        arrays.values().forEach(INDArray::close);
        arrays.clear();
        trained.clear();
    }
}
