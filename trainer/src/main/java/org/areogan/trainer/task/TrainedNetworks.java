package org.areogan.trainer.task;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.RunConfiguration;

/**
 * What a run has learnt and all that a file of it tells.
 *
 * @param configuration of the run
 * @param yaml the same as text
 * @param classes that are told apart
 * @param normalization of brightness
 * @param painted name of the class that an inpainter paints: the rarest; empty where the data shows none that is scored
 * @param provenance where it comes from
 * @param metrics scores on the validation frames by name
 * @param generator parameters as they were scored; stay the caller's
 * @param discriminator makes a copy of the discriminator's parameters, which whoever asks closes; nothing if there is
 *     none
 */
public record TrainedNetworks(
        RunConfiguration configuration,
        String yaml,
        ClassSet classes,
        Normalization normalization,
        String painted,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        Parameters generator,
        Supplier<Optional<Parameters>> discriminator) {}
