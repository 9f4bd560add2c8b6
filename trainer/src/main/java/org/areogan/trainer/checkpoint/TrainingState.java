package org.areogan.trainer.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.events.EpochRecord;

/**
 * What a checkpoint knows besides arrays: where the run was, with what, and how it went so far.
 *
 * @param epoch the one to go on with, from 1
 * @param step finished steps of the whole run
 * @param stepInEpoch finished steps of that epoch; 0 between epochs
 * @param seed of everything random
 * @param data fingerprint of the training data
 * @param configuration the resolved configuration as YAML
 * @param classes that are told apart
 * @param numbers further numbers that the trainer wants back, e.g. sums over the epoch so far; NaN and infinities too
 * @param history epochs finished so far, without their pictures
 */
public record TrainingState(
        int epoch,
        long step,
        int stepInEpoch,
        long seed,
        String data,
        String configuration,
        ClassSet classes,
        Map<String, Double> numbers,
        List<EpochRecord> history) {
    public TrainingState {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        history = history.stream().map(TrainingState::withoutSamples).toList();
    }

    private static EpochRecord withoutSamples(EpochRecord epoch) {
        return new EpochRecord(
                epoch.epoch(),
                epoch.step(),
                epoch.learningRate(),
                epoch.losses(),
                epoch.validationLoss(),
                epoch.validation(),
                epoch.best(),
                epoch.seconds(),
                epoch.framesPerSecond(),
                epoch.nativeBytes(),
                epoch.heapBytes(),
                epoch.gradientRatio(),
                List.of());
    }
}
