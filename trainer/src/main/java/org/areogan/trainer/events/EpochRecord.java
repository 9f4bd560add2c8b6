package org.areogan.trainer.events;

import java.util.List;
import java.util.OptionalDouble;
import org.areogan.terrain.score.ConfusionMatrix;

/**
 * An epoch ended and the validation frames were scored.
 *
 * @param epoch from 1
 * @param step of the whole run at its end
 * @param learningRate of the generator in its last step
 * @param losses means over its steps
 * @param validationLoss mean reconstruction loss on the validation frames
 * @param validation confusion matrix of the validation frames
 * @param best whether this is the best epoch so far by the run's measure
 * @param seconds of training and scoring
 * @param framesPerSecond in training
 * @param nativeBytes physical memory of the whole process, the Java heap included
 * @param heapBytes of the Java heap in use
 * @param gradientRatio norm of the adversarial part's gradient at the generator's logits as a share of that of all other
 *     parts, each with its full weight; nothing without an adversary
 * @param samples fixed validation frames with truth and prediction; empty in epochs that draw none
 */
public record EpochRecord(
        int epoch,
        long step,
        double learningRate,
        Losses losses,
        double validationLoss,
        ConfusionMatrix validation,
        boolean best,
        double seconds,
        double framesPerSecond,
        long nativeBytes,
        long heapBytes,
        OptionalDouble gradientRatio,
        List<SegmentedSample> samples) {
    public EpochRecord {
        samples = List.copyOf(samples);
    }
}
