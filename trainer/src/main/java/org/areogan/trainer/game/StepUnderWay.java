package org.areogan.trainer.game;

import org.areogan.engine.StepResult;
import org.areogan.trainer.events.Losses;
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
                generator.scalar(SegmentObjectives.GENERATOR_LOSS),
                discriminator == null ? 0 : generator.scalar(SegmentObjectives.ADVERSARIAL),
                generator.scalar(SegmentObjectives.RECONSTRUCTION),
                discriminator == null ? Double.NaN : discriminator.scalar(SegmentObjectives.DISCRIMINATOR_LOSS));
    }

    @Override
    public void close() {
        generator.close();
        if (discriminator != null) {
            discriminator.close();
        }
    }
}
