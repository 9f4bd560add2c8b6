package org.areogan.torch.graph.convolution;

import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.jspecify.annotations.Nullable;

/** A {@link PointConvolution} whose weights never change. */
final class PreparedPoints implements PreparedConvolution {
    private final Tensor weights;
    private final @Nullable Tensor bias;
    private final boolean relu;

    /**
     * @param weights [out, in, 1, 1], 32-bit floats; copied
     * @param bias [out]; copied; null adds none
     * @param relu whether the result's negative values become 0
     */
    PreparedPoints(Tensor weights, @Nullable Tensor bias, boolean relu) {
        // As [in, out], which is how the product reads them.
        this.weights = weights.reshape(weights.size(0), weights.size(1))
                .t()
                .clone(new MemoryFormatOptional(MemoryFormat.Contiguous))
                .t()
                .retainReference();
        this.bias = bias == null ? null : bias.clone().retainReference();
        this.relu = relu;
    }

    @Override
    public Tensor run(Tensor x) {
        TensorOptional shift = bias == null ? new TensorOptional() : new TensorOptional(bias);
        Tensor y = PointConvolution.of(Tensors.toNhwc(x), weights, shift, relu ? Tensor::relu_ : result -> {});
        return Tensors.toNchw(y);
    }

    @Override
    public void close() {
        weights.close();
        if (bias != null) {
            bias.close();
        }
    }
}
