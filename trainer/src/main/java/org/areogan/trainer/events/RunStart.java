package org.areogan.trainer.events;

import java.nio.file.Path;
import java.util.List;
import org.areogan.terrain.ClassSet;

/**
 * A run begins, or goes on.
 *
 * @param folder of the run
 * @param engine its description
 * @param networks what was built, one line for each network: its make, size and, of the discriminator, receptive field
 * @param classes that are told apart
 * @param epochs planned in all
 * @param stepsPerEpoch steps in each
 * @param batch frames in a step
 * @param trainingFrames frames trained on
 * @param validationFrames frames scored after each epoch
 * @param warnings what the check of the data found and is worth knowing
 * @param notes what is learnt from besides real frames with masks, as lines for people
 * @param adversarial whether there is a discriminator
 * @param losses names of what {@link Losses} of this run will hold
 * @param configuration the resolved configuration as YAML, lines that differ from the defaults marked
 * @param step steps that earlier parts of this run made; 0 for a new run
 * @param history epochs that earlier parts of this run finished; empty for a new run
 */
public record RunStart(
        Path folder,
        String engine,
        List<String> networks,
        ClassSet classes,
        int epochs,
        int stepsPerEpoch,
        int batch,
        int trainingFrames,
        int validationFrames,
        List<String> warnings,
        List<String> notes,
        boolean adversarial,
        List<String> losses,
        String configuration,
        long step,
        List<EpochRecord> history) {
    public RunStart {
        networks = List.copyOf(networks);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        losses = List.copyOf(losses);
        history = List.copyOf(history);
    }
}
