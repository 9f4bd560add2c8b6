package org.areogan.engine.layers;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How a weight starts. */
public enum Initializer {
    /** Normal, standard deviation {@code sqrt(2 / fan in)} (He et al. 2015). */
    HE {
        @Override
        double draw(RandomGenerator random, long fanIn, long fanOut) {
            return random.nextGaussian() * Math.sqrt(2.0 / fanIn);
        }
    },
    /** Uniform in {@code +-sqrt(6 / (fan in + fan out))} (Glorot and Bengio 2010). */
    GLOROT {
        @Override
        double draw(RandomGenerator random, long fanIn, long fanOut) {
            return (2 * random.nextDouble() - 1) * Math.sqrt(6.0 / (fanIn + fanOut));
        }
    },
    ZEROS {
        @Override
        double draw(RandomGenerator random, long fanIn, long fanOut) {
            return 0;
        }
    },
    ONES {
        @Override
        double draw(RandomGenerator random, long fanIn, long fanOut) {
            return 1;
        }
    };

    abstract double draw(RandomGenerator random, long fanIn, long fanOut);

    /** A new array; what it holds depends on the seed, its name and its shape, and on nothing built before it. */
    INDArray create(DataType type, long seed, String name, long fanIn, long fanOut, long... shape) {
        RandomGenerator random = new SplittableRandom(seed ^ hash(name));
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        double[] values = new double[Math.toIntExact(length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw(random, fanIn, fanOut);
        }
        return Nd4j.create(values, shape, type);
    }

    /** FNV-1a over the characters (Fowler, Noll and Vo), 64 bits, so that no change of {@code hashCode} matters. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
