package org.areogan.engine.graph;

import java.util.Arrays;
import java.util.List;
import org.areogan.engine.Workers;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.BaseReduceOp;

/**
 * What a graph works out over its whole batch on the way, where each worker has a part of the batch: batch norm's means and
 * variances, and the sums of losses that are no means over pixels. Those are the reductions of [batch, height, width, channels]
 * to [channels]; each is to be averaged over the workers before anything reads it.
 *
 * <p>So that this has a gradient, the place is marked in the graph by an operation that engines run as the average, with the
 * average of the gradients as its gradient: with a loss that is the mean of the workers' losses, and a parameter's gradient that
 * is the mean of the workers' gradients, that is the gradient of one machine. Sums are averaged, too, which is right where what
 * is summed carries weights that sum to the number of workers over all of them.
 */
public final class SharedStatistics {
    private static final String MARK = "over_workers/";
    private static final int[] ALL_BUT_CHANNELS = {0, 1, 2};

    private SharedStatistics() {}

    /**
     * Marks the graph's statistics, unless that is done.
     *
     * @throws IllegalArgumentException for a reduction over the batch that is neither a mean nor a sum
     */
    public static void mark(SameDiff graph) {
        List<SameDiffOp> all = List.copyOf(graph.getOps().values());
        for (SameDiffOp operation : all) {
            if (isOverBatch(operation) && !graph.hasVariable(MARK + name(operation))) {
                requireLinear(operation);
                mark(graph, graph.getVariable(name(operation)), all);
            }
        }
    }

    private static void mark(SameDiff graph, SDVariable statistic, List<SameDiffOp> all) {
        SDVariable shared = graph.math().neg(MARK + statistic.name(), statistic);
        for (SameDiffOp reader : all) {
            List<String> inputs = Operations.inputsOf(reader);
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).equals(statistic.name())) {
                    graph.replaceArgFor(i, shared, reader.getOp());
                }
            }
        }
    }

    /** Whether an operation is a mark. */
    public static boolean isMark(SameDiffOp operation) {
        return name(operation).startsWith(MARK);
    }

    /** The average over workers as an operation, which takes the place of a mark and of the mark's gradient. */
    public static HostOperation average(Workers workers) {
        return new Average(workers);
    }

    private static boolean isOverBatch(SameDiffOp operation) {
        return operation.getOp() instanceof BaseReduceOp reduce
                && !reduce.isKeepDims()
                && Arrays.equals(reduce.getDimensions(), ALL_BUT_CHANNELS);
    }

    private static void requireLinear(SameDiffOp operation) {
        String kind = operation.getOp().opName();
        if (!kind.equals("reduce_mean") && !kind.equals("reduce_sum")) {
            throw new IllegalArgumentException("operation " + operation.getName() + " (" + kind
                    + ") over the whole batch cannot be shared by workers, only means and sums");
        }
    }

    private static String name(SameDiffOp operation) {
        return operation.getOutputsOfOp().get(0);
    }

    private static final class Average extends HostOperation {
        private final Workers workers;

        Average(Workers workers) {
            super("worker_average");
            this.workers = workers;
        }

        @Override
        public float[] run(List<float[]> inputs) {
            float[] values = inputs.get(0).clone();
            workers.average(values);
            return values;
        }
    }
}
