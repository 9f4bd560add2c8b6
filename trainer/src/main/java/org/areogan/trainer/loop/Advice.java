package org.areogan.trainer.loop;

import java.util.Locale;
import java.util.Optional;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.task.Tasks;

/** Tells when a training goes wrong, and what to try. */
record Advice(RunConfiguration configuration) {

    boolean isDivergence(Losses losses) {
        boolean discriminator = !configuration.isAdversarial() || Double.isFinite(losses.discriminator());
        return !Double.isFinite(losses.generator()) || !discriminator;
    }

    String onDivergence(Losses losses, Progress progress) {
        return "the losses or the parameters are no longer finite after step " + progress.step() + " (generator "
                + losses.generator()
                + ", discriminator " + losses.discriminator()
                + "); the last good checkpoint is kept. Try a lower learning_rate, clip_norm: 1, or a warm-up"
                + " (schedule.warm_up_epochs: 1)";
    }

    /** A discriminator that sees through everything gives the generator nothing to learn from. */
    Optional<String> onEpoch(EpochRecord epoch) {
        // A gambler is paid for each loss that it finds: its own has no bound below which it has won.
        if (!configuration.isAdversarial()
                || !configuration.discriminator().kind().tellsRealFromMade()) {
            return Optional.empty();
        }
        double bound = configuration.objective().adversarialLoss().wonBelow();
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
                Tasks.of(configuration).adviceOnLostGame(configuration)));
    }
}
