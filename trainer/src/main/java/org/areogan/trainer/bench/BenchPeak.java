package org.areogan.trainer.bench;

import java.util.random.RandomGenerator;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How fast this machine can calculate at best: a large product of matrices of 32-bit floats by ND4J. */
public final class BenchPeak {
    /** Side of the square matrices; large enough that nearly all time goes into products and sums. */
    public static final int SIDE = 2048;

    private static final int REPETITIONS = 8;

    private BenchPeak() {}

    /** GFLOP/s of the fastest of several products; needs a started engine, whose threads it uses. */
    public static double gigaflops() {
        return gigaflops(SIDE, REPETITIONS);
    }

    static double gigaflops(int side, int repetitions) {
        RandomGenerator random = new Seeds(1).random(Purpose.SAMPLE, 0, 0);
        try (INDArray left = matrix(side, random);
                INDArray right = matrix(side, random);
                INDArray product = Nd4j.create(new long[] {side, side}, 'f')) {
            double fastest = Double.POSITIVE_INFINITY;
            for (int repetition = 0; repetition < repetitions; repetition++) {
                long begin = System.nanoTime();
                Nd4j.gemm(left, right, product, false, false, 1, 0);
                if (!Double.isFinite(product.getDouble(side - 1L, side - 1L))) {
                    throw new IllegalStateException("a product of matrices of finite numbers is not finite");
                }
                fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
            }
            return 2.0 * side * side * side / fastest / 1e9;
        }
    }

    private static INDArray matrix(int side, RandomGenerator random) {
        float[] values = new float[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Nd4j.create(values, new long[] {side, side}, 'f');
    }
}
