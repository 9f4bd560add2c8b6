package org.areogan.trainer.events;

/**
 * A step ended.
 *
 * @param epoch from 1
 * @param step of the whole run, from 1
 * @param stepInEpoch from 1
 * @param learningRate of the generator
 * @param losses of this step
 * @param frames in its batch
 * @param seconds it took, data wait included
 * @param dataWaitSeconds spent waiting for the batch
 */
public record StepRecord(
        int epoch,
        long step,
        int stepInEpoch,
        double learningRate,
        Losses losses,
        int frames,
        double seconds,
        double dataWaitSeconds) {}
