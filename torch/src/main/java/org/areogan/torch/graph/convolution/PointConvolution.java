package org.areogan.torch.graph.convolution;

import java.util.function.Consumer;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions that look at one pixel at a time, as the matrix product that they are.
 *
 * <p>oneDNN 3.7, which LibTorch 2.10 has, brings their weights into a wrong order on processors with AVX-512 where the filters do not
 * fill the last of several blocks of 32, 48 or 64 (github.com/uxlfoundation/oneDNN/issues/3280): 80 or 512 filters, say, and under
 * bfloat16 the gradient of the features wherever the number of filters is odd.
 */
final class PointConvolution {
    private PointConvolution() {}

    /** GPUs do without this. */
    static boolean suits(Tensor x, Window window) {
        return x.is_cpu() && window.isPoint();
    }

    /**
     * @param x [batch, height, width, in]
     * @param weights [out, in], or with more dimensions of 1
     * @param then overwrites the result
     * @return [batch, height, width, out]
     */
    static Tensor of(Tensor x, Tensor weights, TensorOptional bias, Consumer<Tensor> then) {
        Tensor matrix = weights.reshape(weights.size(0), x.size(3)).t();
        if (!GradMode.is_enabled()) {
            return eachFrame(x, matrix, bias, then);
        }
        Tensor pixels = x.reshape(-1, x.size(3));
        Tensor y = bias.has_value() ? torch.addmm(bias.get(), pixels, matrix) : torch.mm(pixels, matrix);
        then.accept(y);
        return y.view(x.size(0), x.size(1), x.size(2), weights.size(0));
    }

    /** One product for each frame: what is said of a frame is the same to the bit whichever are beside it. */
    private static Tensor eachFrame(Tensor x, Tensor matrix, TensorOptional bias, Consumer<Tensor> then) {
        Tensor pixels = x.reshape(x.size(0), x.size(1) * x.size(2), x.size(3));
        Tensor y = torch.bmm(pixels, matrix.unsqueeze(0).expand(x.size(0), matrix.size(0), matrix.size(1)));
        if (bias.has_value()) {
            y.add_(bias.get());
        }
        then.accept(y);
        return y.view(x.size(0), x.size(1), x.size(2), matrix.size(1));
    }
}
