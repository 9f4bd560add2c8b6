package org.areogan.torch.graph.convolution;

import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;

/** Weights of convolutions as LibTorch takes them. */
final class Weights {
    private Weights() {}

    /**
     * Weights [rows, columns, in, out] as [out, in, rows, columns]. A training keeps them in memory so that this is a view with the
     * channels last. Those of a model lie as they are named; transposed as one matrix, oneDNN brings them into its own order in a
     * quarter of the time, and computes the same bits.
     */
    static Tensor toOihw(Tensor weights) {
        if (GradMode.is_enabled() || !weights.is_cpu() || !weights.is_contiguous()) {
            return Tensors.toOihw(weights);
        }
        long rows = weights.size(0);
        long columns = weights.size(1);
        long in = weights.size(2);
        long out = weights.size(3);
        return weights.view(rows * columns * in, out)
                .t()
                .contiguous()
                .view(out, rows, columns, in)
                .permute(0, 3, 1, 2);
    }
}
