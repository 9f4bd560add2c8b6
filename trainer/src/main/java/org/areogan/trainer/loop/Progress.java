package org.areogan.trainer.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;

/** How far a run has come: what a checkpoint remembers besides the arrays. */
public final class Progress {
    private final List<EpochRecord> history = new ArrayList<>();
    private int epoch = 1;
    private int stepInEpoch;
    private long step;
    private final EpochSums sums = new EpochSums();

    /** A new run, before its first step. */
    public Progress() {}

    /** Where a checkpoint was. */
    public Progress(TrainingState state) {
        history.addAll(state.history());
        epoch = state.epoch();
        stepInEpoch = state.stepInEpoch();
        step = state.step();
        sums.restore(state.numbers());
    }

    /** The epoch under way, from 1. */
    public int epoch() {
        return epoch;
    }

    /** Steps of this epoch that are done. */
    public int stepInEpoch() {
        return stepInEpoch;
    }

    /** Steps of the whole run that are done. */
    public long step() {
        return step;
    }

    public List<EpochRecord> history() {
        return List.copyOf(history);
    }

    public EpochSums sums() {
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
    public static final class EpochSums {
        private static final String PREFIX = "epoch_sum.";
        private static final String STEPS = "steps";
        private static final String FRAMES = "frames";
        private static final String SECONDS = "seconds";

        private final Map<String, Double> sums = new LinkedHashMap<>();

        void add(Losses losses, int frames, double seconds) {
            add(STEPS, 1);
            add(FRAMES, frames);
            add(SECONDS, seconds);
            losses.terms().forEach(this::add);
        }

        private void add(String name, double more) {
            sums.merge(name, more, Double::sum);
        }

        private double of(String name) {
            return sums.getOrDefault(name, 0.0);
        }

        Losses means() {
            Map<String, Double> means = new LinkedHashMap<>(sums);
            means.keySet().removeAll(Set.of(STEPS, FRAMES, SECONDS));
            means.replaceAll((name, sum) -> sum / of(STEPS));
            return new Losses(means);
        }

        double seconds() {
            return of(SECONDS);
        }

        double framesPerSecond() {
            return of(FRAMES) / of(SECONDS);
        }

        public Map<String, Double> asNumbers() {
            Map<String, Double> numbers = new LinkedHashMap<>();
            sums.forEach((name, sum) -> numbers.put(PREFIX + name, sum));
            return numbers;
        }

        private void restore(Map<String, Double> numbers) {
            numbers.forEach((name, sum) -> {
                if (name.startsWith(PREFIX)) {
                    sums.put(name.substring(PREFIX.length()), sum);
                }
            });
        }

        private void clear() {
            sums.clear();
        }
    }
}
