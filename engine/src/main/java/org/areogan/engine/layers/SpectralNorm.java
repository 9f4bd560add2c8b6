package org.areogan.engine.layers;

import org.areogan.engine.StatisticUpdate;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/**
 * Divides a convolution's weights by their largest singular value, estimated by one round of power iteration a step
 * from the vector of the step before (Miyato et al. 2018). No gradient flows through the two singular vectors.
 */
final class SpectralNorm {
    private static final double EPSILON = 1e-12;

    private SpectralNorm() {}

    /**
     * @param rows product of all dimensions of the weights but the last
     * @param columns the last dimension
     */
    static SDVariable normalized(NetworkScope scope, SDVariable weights, long rows, long columns) {
        SameDiff graph = scope.graph();
        SDVariable matrix = graph.reshape(weights, rows, columns);
        SDVariable right = scope.statistic("singular", Initializer.HE, 1, columns);
        SDVariable left = unit(graph, matrix.mul(right).sum(true, 1));
        SDVariable next = unit(graph, matrix.mul(left).sum(true, 0));
        if (scope.mode() == Mode.TRAINING) {
            scope.update(new StatisticUpdate(right.name(), next.name(), 0));
        }
        SDVariable fixed = new StopGradient(graph, left.mul(next)).outputVariable();
        // Not a division, because ND4J's gradient for a divisor of one value is wrong.
        return weights.mul(graph.math().reciprocal(matrix.mul(fixed).sum()));
    }

    private static SDVariable unit(SameDiff graph, SDVariable vector) {
        return vector.div(graph.math().sqrt(graph.math().square(vector).sum()).add(EPSILON));
    }
}
