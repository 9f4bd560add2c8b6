package org.areogan.trainer.loss;

/** Makes a reconstruction loss by name. Found through {@link java.util.ServiceLoader}. */
public interface ReconstructionLossProvider {
    /**
     * As configurations have it in {@code objective.reconstruction} and {@code objective.terms}: lower case, words joined by
     * underscores.
     */
    String name();

    /**
     * @param partialLabels whether the truth of a pixel may be several classes, one of which it is; only where {@link
     *     #takesPartialLabels} says so
     */
    ReconstructionLoss create(LossOptions options, boolean partialLabels);

    /**
     * Whether the loss means the right thing where the truth of a pixel is several classes: it makes of them what is known,
     * or leaves such pixels out.
     */
    default boolean takesPartialLabels(LossOptions options) {
        return false;
    }
}
