package org.areogan.trainer.configuration;

import java.util.Locale;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.configuration.RunConfiguration.FrameInput;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.configuration.RunConfiguration.Normalizing;
import org.areogan.trainer.configuration.RunConfiguration.Split;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.RunConfiguration.Training;
import org.areogan.trainer.configuration.Schedule.Decay;
import org.areogan.trainer.configuration.UnlabelledOptions.PixelChoiceKind;

/** What keys of different groups ask of each other. */
final class ConfigurationRules {
    private ConfigurationRules() {}

    /** @throws IllegalArgumentException naming the key, its value and what it must be */
    static void require(
            Task task,
            FrameInput frame,
            Split split,
            UNet.Options generator,
            DiscriminatorOptions discriminator,
            ObjectiveOptions objective,
            Schedule schedule,
            Training training,
            Augmenter.Options augmentation,
            UnlabelledOptions unlabelled) {
        boolean scores = split.validation() > 0;
        Require.that(
                scores || training.keep() == Keep.LAST,
                "training.keep",
                words(training.keep()),
                "last where split.validation is 0, since nothing tells which epoch is the best");
        Require.that(
                scores || training.stopAfter() == 0,
                "training.stop_after",
                training.stopAfter(),
                "0 where split.validation is 0, since no epoch is scored");
        Require.that(
                scores || schedule.decay() != Decay.PLATEAU,
                "schedule.decay",
                words(schedule.decay()),
                "another than plateau where split.validation is 0, since no epoch is scored");
        Require.that(
                objective.classWeights() != ClassWeights.ADAPTIVE || (scores && task == Task.SEGMENT),
                "objective.class_weights",
                words(objective.classWeights()),
                "another than adaptive where split.validation is 0 or the task is not segment: nothing tells how well classes"
                        + " are found; median_frequency asks for no scores");
        Require.that(
                task != Task.PAINT || discriminator.kind().tellsRealFromMade(),
                "discriminator.kind",
                words(discriminator.kind()),
                "patch or pixel where the task is paint: only predictions can be bet on");
        Require.that(
                (task == Task.INPAINT) == (discriminator.kind() == DiscriminatorKind.PIECES),
                "discriminator.kind",
                words(discriminator.kind()),
                task == Task.INPAINT
                        ? "pieces where the task is inpaint"
                        : "patch, pixel or gambler: pieces is for the task inpaint");
        Require.that(
                task != Task.INPAINT
                        || (augmentation.paste() == 0 && augmentation.target() == 0 && training.classAware() == 0),
                "task",
                words(task),
                "segment where augmentation.paste, augmentation.target or training.class_aware is above 0: an inpainter sees"
                        + " nothing but pieces");
        Require.that(
                task == Task.SEGMENT || generator.stages() == 1,
                "generator.stages",
                generator.stages(),
                "1 where the task is not segment: what is corrected are masks");
        Require.that(
                task == Task.SEGMENT || generator.deepSupervision() == 0,
                "generator.deep_supervision",
                generator.deepSupervision(),
                "0 where the task is " + words(task) + ": only classes are told from every scale");
        int levels = discriminator.filters().size() - 1;
        Require.that(
                discriminator.kind().tellsRealFromMade()
                        || levels <= generator.filters().size(),
                "discriminator.filters",
                discriminator.filters(),
                "at most one more than generator.filters for a discriminator that is a U-Net, so that sizes can be halved as"
                        + " often");
        Require.that(
                task == Task.SEGMENT || (frame.normalization() == Normalizing.DATA && scores),
                "task",
                words(task),
                "segment where frame.normalization is frame or split.validation is 0: painters paint brightness, and are"
                        + " told good from bad by their validation frames");
        Require.that(
                !unlabelled.isOn() || task == Task.SEGMENT,
                "unlabelled.batch",
                unlabelled.batch(),
                "0 where the task is paint: a painter needs masks to paint");
        Require.that(
                !unlabelled.isOn() || training.averageDecay() > 0,
                "training.average_decay",
                training.averageDecay(),
                "above 0 where unlabelled.batch is: the moving average is the teacher; 0.996 is usual");
        Require.that(
                !unlabelled.isOn()
                        || unlabelled.choice() == PixelChoiceKind.THRESHOLD
                        || (objective.isAdversarial() && discriminator.kind().tellsRealFromMade()),
                "unlabelled.choice",
                words(unlabelled.choice()),
                "threshold where no discriminator tells true masks from made ones; give objective.lambda_adv a weight"
                        + " and discriminator.kind patch or pixel for the other");
    }

    private static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
