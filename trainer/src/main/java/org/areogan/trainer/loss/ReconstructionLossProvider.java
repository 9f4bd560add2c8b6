package org.areogan.trainer.loss;

/** Makes a reconstruction loss by name. Found through {@link java.util.ServiceLoader}. */
public interface ReconstructionLossProvider {
    /** As configurations have it under {@code objective.reconstruction}: lower case, words joined by underscores. */
    String name();

    ReconstructionLoss create(LossOptions options);
}
