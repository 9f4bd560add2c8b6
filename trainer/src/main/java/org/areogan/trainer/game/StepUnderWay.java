package org.areogan.trainer.game;

import org.areogan.engine.StepResult;
import org.areogan.trainer.events.Losses;

/**
 * A step that the engine has been asked for and may still be computing.
 *
 * @param adversarial whether there is a discriminator
 */
record StepUnderWay(StepResult result, boolean adversarial) implements AutoCloseable {
    /** Waits for the engine where it is not done yet. */
    Losses losses() {
        return new Losses(
                result.scalar(SegmentObjectives.GENERATOR_LOSS),
                adversarial ? result.scalar(SegmentObjectives.ADVERSARIAL) : 0,
                result.scalar(SegmentObjectives.RECONSTRUCTION),
                adversarial ? result.scalar(SegmentObjectives.DISCRIMINATOR_LOSS) : Double.NaN);
    }

    @Override
    public void close() {
        result.close();
    }
}
