package org.areogan.torch.graph.kernel;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where 7 bits of mantissa are not enough: losses and statistics are worked out in 32 bits under autocast too. */
public final class Precisely {
    private Precisely() {}

    /** The function, with an input of a shorter type widened first. */
    public static UnaryOperator<Tensor> of(UnaryOperator<Tensor> function) {
        return x -> function.apply(x.scalar_type().intern() == ScalarType.BFloat16 ? x.to(ScalarType.Float) : x);
    }
}
