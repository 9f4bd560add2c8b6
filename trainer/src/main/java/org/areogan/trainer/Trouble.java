package org.areogan.trainer;

import java.util.Locale;
import java.util.Optional;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.AdversarialLoss;

/** Tells when a training goes wrong, and what to try. */
record Trouble(RunConfiguration configuration) {

    boolean isDivergence(Losses losses) {
        boolean discriminator = !configuration.isAdversarial() || Double.isFinite(losses.discriminator());
        return !Double.isFinite(losses.generator()) || !discriminator;
    }

    String adviceOnDivergence(Losses losses, Progress progress) {
        return "the losses or the parameters are no longer finite after step " + progress.step() + " (generator "
                + losses.generator()
                + ", discriminator " + losses.discriminator()
                + "); the last good checkpoint is kept. Try a lower learning_rate, clip_norm: 1, or a warm-up"
                + " (schedule.warm_up_epochs: 1)";
    }

    /** A discriminator that sees through everything gives the generator nothing to learn from. */
    Optional<String> adviceOnEpoch(EpochRecord epoch) {
        if (!configuration.isAdversarial()) {
            return Optional.empty();
        }
        ObjectiveOptions options = configuration.objective();
        double bound = new AdversarialLoss(options.adversarial(), options.realTarget()).wonBelow();
        double loss = epoch.losses().discriminator();
        if (!(loss < bound)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the discriminator has won: its loss was %.4f over epoch %d (won below %.2f), so the generator learns"
                        + " from the reconstruction loss alone. Try %sa lower discriminator_optimizer.learning_rate, or"
                        + " fewer discriminator.filters",
                loss,
                epoch.epoch(),
                bound,
                configuration.task() == Task.PAINT
                        ? ""
                        : "more objective.real_smoothing (now " + options.realSmoothing()
                                + ") or objective.instance_noise (now " + options.instanceNoise() + "), "));
    }
}
