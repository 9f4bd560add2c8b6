package org.areogan.engine;

/**
 * How gradients move parameters: Adam (Kingma and Ba 2015) or AdamW (Loshchilov and Hutter 2019, decay decoupled from
 * the gradient).
 *
 * @param kind the update rule
 * @param beta1 decay of the first moment, [0, 1)
 * @param beta2 decay of the second moment, [0, 1)
 * @param epsilon added to the root of the second moment, above 0
 * @param weightDecay share of a parameter that AdamW takes away per unit of learning rate, 0 or above; Adam ignores it
 * @param clipNorm the gradients of one step are scaled down together so that their global L2 norm is at most this; 0
 *     turns clipping off
 */
public record Optimizer(Kind kind, double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    /** The update rule. */
    public enum Kind {
        ADAM,
        ADAMW
    }

    public Optimizer {
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException("beta1 and beta2 must be in [0, 1), got " + beta1 + " and " + beta2);
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
        }
        if (!(weightDecay >= 0) || !(clipNorm >= 0)) {
            throw new IllegalArgumentException(
                    "weight_decay and clip_norm must be 0 or above, got " + weightDecay + " and " + clipNorm);
        }
    }
}
