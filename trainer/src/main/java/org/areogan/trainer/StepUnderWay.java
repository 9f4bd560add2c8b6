package org.areogan.trainer;

import org.areogan.engine.StepResult;
import org.jspecify.annotations.Nullable;

/**
 * A step that the engine has been asked for and may still be computing.
 *
 * @param discriminator null without a discriminator
 */
record StepUnderWay(StepResult generator, @Nullable StepResult discriminator) implements AutoCloseable {
    /** Waits for the engine where it is not done yet. */
    Losses losses() {
        return new Losses(
                generator.scalar(Objectives.GENERATOR_LOSS),
                discriminator == null ? 0 : generator.scalar(Objectives.ADVERSARIAL),
                generator.scalar(Objectives.RECONSTRUCTION),
                discriminator == null ? Double.NaN : discriminator.scalar(Objectives.DISCRIMINATOR_LOSS));
    }

    @Override
    public void close() {
        generator.close();
        if (discriminator != null) {
            discriminator.close();
        }
    }
}
