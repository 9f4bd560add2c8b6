package org.areogan.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;

/** How far a run has come: what a checkpoint remembers besides the arrays. */
final class Progress {
    private final List<EpochRecord> history = new ArrayList<>();
    private int epoch = 1;
    private int stepInEpoch;
    private long step;
    private final EpochSums sums = new EpochSums();

    /** A new run, before its first step. */
    Progress() {}

    /** Where a checkpoint was. */
    Progress(TrainingState state) {
        history.addAll(state.history());
        epoch = state.epoch();
        stepInEpoch = state.stepInEpoch();
        step = state.step();
        sums.restore(state.numbers());
    }

    /** The epoch under way, from 1. */
    int epoch() {
        return epoch;
    }

    /** Steps of this epoch that are done. */
    int stepInEpoch() {
        return stepInEpoch;
    }

    /** Steps of the whole run that are done. */
    long step() {
        return step;
    }

    List<EpochRecord> history() {
        return List.copyOf(history);
    }

    EpochSums sums() {
        return sums;
    }

    void stepEnded(Losses losses, int frames, double seconds) {
        step++;
        stepInEpoch++;
        sums.add(losses, frames, seconds);
    }

    void epochEnded(EpochRecord record) {
        history.add(record);
        epoch++;
        stepInEpoch = 0;
        sums.clear();
    }

    /** Sums over the steps of an epoch. Doubles are added in the order of the steps, so that resuming changes no bit. */
    static final class EpochSums {
        private static final List<String> NAMES =
                List.of("steps", "frames", "seconds", "generator", "adversarial", "reconstruction", "discriminator");
        private final double[] sums = new double[NAMES.size()];

        void add(Losses losses, int frames, double seconds) {
            double[] more = {
                1,
                frames,
                seconds,
                losses.generator(),
                losses.adversarial(),
                losses.reconstruction(),
                losses.discriminator()
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] += more[i];
            }
        }

        Losses means() {
            return new Losses(sums[3] / sums[0], sums[4] / sums[0], sums[5] / sums[0], sums[6] / sums[0]);
        }

        double seconds() {
            return sums[2];
        }

        double framesPerSecond() {
            return sums[1] / sums[2];
        }

        Map<String, Double> asNumbers() {
            Map<String, Double> numbers = new LinkedHashMap<>();
            for (int i = 0; i < sums.length; i++) {
                numbers.put("epoch_sum." + NAMES.get(i), sums[i]);
            }
            return numbers;
        }

        private void restore(Map<String, Double> numbers) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = numbers.getOrDefault("epoch_sum." + NAMES.get(i), 0.0);
            }
        }

        private void clear() {
            Arrays.fill(sums, 0);
        }
    }
}
