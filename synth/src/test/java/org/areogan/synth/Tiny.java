package org.areogan.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;

/** Configurations of trainings of seconds. */
public final class Tiny {
    private Tiny() {}

    /** As {@link #saved}, its text alone. */
    public static String yaml(List<String> settings) {
        return saved(settings).yaml();
    }

    /** The preset {@code tiny} without an adversary, for one epoch, with these settings laid over. */
    public static SavedConfiguration saved(List<String> settings) {
        List<String> all = new ArrayList<>(
                List.of("objective.lambda_adv=0", "training.epochs=1", "training.batch=4", "split.validation=0.25"));
        all.addAll(settings);
        return Presets.reader()
                .resolve(Optional.empty(), "tiny", Optional.empty(), all)
                .saved();
    }
}
