package org.areogan.trainer.bench;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.files.EngineException;

/**
 * Times the work of one engine on one size of batch and frame.
 *
 * <p>JMH is made for work of nanoseconds, where the compiler may remove, hoist or inline what is measured. Here a
 * single operation takes milliseconds to seconds and nearly all of it is native code, so what JMH guards against is
 * guarded against by simpler means: each configuration has a process of its own, warm-up is not counted, every result
 * is read, single times are kept so that medians and percentiles can be told, and processes can take turns.
 */
public final class Bench {
    private Bench() {}

    /**
     * @param warmUp times that are not counted, 0 or above
     * @param steps times that are, 1 or above
     * @return milliseconds of each, in the order in which they were measured
     * @throws EngineException if the engine computed something that is no number
     */
    public static List<Double> milliseconds(Engine engine, BenchWork work, BenchCase bench, int warmUp, int steps) {
        List<Double> milliseconds = new ArrayList<>(steps);
        double results = 0;
        try (BenchWorkload workload = BenchWorkload.open(work, engine, bench)) {
            for (int number = 1; number <= warmUp + steps; number++) {
                long begin = System.nanoTime();
                results += workload.run(number);
                long end = System.nanoTime();
                if (number > warmUp) {
                    milliseconds.add((end - begin) / 1e6);
                }
            }
        }
        if (!Double.isFinite(results)) {
            throw new EngineException(
                    "its results are no numbers after " + (warmUp + steps) + " steps, so its times mean nothing");
        }
        return milliseconds;
    }
}
