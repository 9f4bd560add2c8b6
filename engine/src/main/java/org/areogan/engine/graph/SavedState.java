package org.areogan.engine.graph;

import java.util.Arrays;
import java.util.Map;
import org.areogan.engine.Session;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@link Session#restore} is given, with its names and shapes checked. */
public record SavedState(Map<String, INDArray> arrays) {
    /** @throws IllegalArgumentException if there is no such array */
    public INDArray get(String name) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("the saved state has no array named " + name);
        }
        return array;
    }

    /** @throws IllegalArgumentException if there is no such array, or one of another shape or type */
    public void copy(String name, INDArray target) {
        INDArray source = get(name);
        if (!Arrays.equals(source.shape(), target.shape()) || source.dataType() != target.dataType()) {
            throw new IllegalArgumentException("the saved state's " + name + " is " + describe(source)
                    + " but the training's is " + describe(target));
        }
        target.assign(source);
    }

    private static String describe(INDArray array) {
        return array.dataType() + " " + Arrays.toString(array.shape());
    }
}
