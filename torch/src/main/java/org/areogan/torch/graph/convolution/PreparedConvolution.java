package org.areogan.torch.graph.convolution;

import org.bytedeco.pytorch.Tensor;

/** A convolution whose weights never change, ready to be done many times. */
public interface PreparedConvolution extends AutoCloseable {
    /** @param x [batch, in, height, width], best with the channels last */
    Tensor run(Tensor x);

    /** Frees the weights. */
    @Override
    void close();
}
