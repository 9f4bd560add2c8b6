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
import java.util.function.Supplier;
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
    private static final int NAMED_AT_MOST = 5;

    private final DataType type;
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();
    private final Map<String, Boolean> trained = new LinkedHashMap<>();
    private final boolean fromStore;
    private final Map<String, INDArray> stored;

    /** @param type FLOAT for work, DOUBLE for gradient checks */
    public Parameters(DataType type) {
        this(type, false, Map.of());
    }

    private Parameters(DataType type, boolean fromStore, Map<String, INDArray> stored) {
        this.type = type;
        this.fromStore = fromStore;
        this.stored = new LinkedHashMap<>(stored);
    }

    /**
     * Parameters that were written once: a network built over them takes each array from the store instead of drawing it.
     * After the building, {@link #requireAllAskedFor} tells whether the store was this network's.
     *
     * @param npz from {@link #writeTo}
     * @throws IOException if the stream is not a whole {@code .npz}
     */
    public static Parameters stored(DataType type, InputStream npz) throws IOException {
        return new Parameters(type, true, ParameterArchive.read(npz));
    }

    /** As {@link #stored}, from arrays that another object keeps; they are copied. */
    public static Parameters stored(Parameters others) {
        Parameters copy = others.copy("");
        Parameters parameters = new Parameters(others.type, true, copy.arrays);
        copy.arrays.clear();
        return parameters;
    }

    /** Of all arrays. */
    public DataType type() {
        return type;
    }

    /** Whether an array of this name is there; one that is only stored is not. */
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

    /**
     * The array of this name, for a network that is being built: the one that is there, or the stored one, or else a new one.
     *
     * @param initial makes a new array of the shape
     * @throws EngineException if a store lacks it or has it in another shape or type
     * @throws IllegalArgumentException if a parameter of this name is there in another shape
     */
    public INDArray getOrMake(String name, boolean isTrained, Supplier<INDArray> initial, long... shape) {
        if (!contains(name)) {
            add(name, fromStore ? takeStored(name, shape) : initial.get(), isTrained);
        }
        INDArray array = get(name);
        if (!Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException("the parameter " + name + " has the shape "
                    + Arrays.toString(array.shape()) + ", the layer needs " + Arrays.toString(shape));
        }
        return array;
    }

    private INDArray takeStored(String name, long... shape) {
        INDArray array = stored.get(name);
        if (array == null) {
            throw new EngineException("the stored weights do not fit the network: " + name + " is missing");
        }
        if (!Arrays.equals(array.shape(), shape) || array.dataType() != type) {
            throw new EngineException("the stored weights do not fit the network: " + name + " is "
                    + describe(array.dataType(), array.shape()) + ", should be " + describe(type, shape));
        }
        stored.remove(name);
        return array;
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
     * As {@link #writeTo}, rounded to floats of 16 bits, in half the space.
     *
     * @throws EngineException if a number is too large for 16 bits; names its parameter
     */
    public void writeHalfTo(OutputStream out) throws IOException {
        ParameterArchive.writeHalf(arrays, out);
    }

    /** @throws EngineException if arrays were stored that no network has asked for */
    public void requireAllAskedFor() {
        if (!stored.isEmpty()) {
            List<String> unknown = stored.keySet().stream().limit(NAMED_AT_MOST).toList();
            int rest = stored.size() - unknown.size();
            throw new EngineException("the stored weights do not fit the network: it has no "
                    + String.join(", ", unknown) + (rest > 0 ? " and " + rest + " more" : ""));
        }
    }

    private static String describe(DataType type, long... shape) {
        return type + Arrays.toString(shape);
    }

    @Override
    public void close() {
        arrays.values().forEach(INDArray::close);
        stored.values().forEach(INDArray::close);
        arrays.clear();
        stored.clear();
        trained.clear();
    }
}
