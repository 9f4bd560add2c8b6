package org.areogan.trainer.configuration;

import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.engine.Optimizer;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.augment.Augmenter;

/**
 * Everything that decides a training, as read from YAML (keys in snake_case; presets in the program's resources).
 * Each part checks itself; a bad value is an {@link IllegalArgumentException} whose message names the key.
 *
 * @param seed of everything random
 * @param task what is learnt
 * @param classes what the masks of files tell apart
 * @param frame what the network is shown
 * @param split training and validation
 * @param generator the U-Net
 * @param discriminator the PatchGAN; not built when {@code objective.lambda_adv} is 0
 * @param objective what each player wants
 * @param painting what the generator wants when it paints
 * @param generatorOptimizer how the generator moves
 * @param discriminatorOptimizer how the discriminator moves
 * @param schedule learning rate over the run
 * @param training how long and in which portions
 * @param augmentation changes to training samples
 * @param unlabelled how frames without masks are learnt from
 * @param inpainting what the generator wants when it paints into holes
 */
public record RunConfiguration(
        long seed,
        Task task,
        MaskClasses classes,
        FrameInput frame,
        Split split,
        UNet.Options generator,
        DiscriminatorOptions discriminator,
        ObjectiveOptions objective,
        PaintingOptions painting,
        Player generatorOptimizer,
        Player discriminatorOptimizer,
        Schedule schedule,
        Training training,
        Augmenter.Options augmentation,
        UnlabelledOptions unlabelled,
        InpaintingOptions inpainting) {
    public RunConfiguration {
        ConfigurationRules.require(
                task, frame, split, generator, discriminator, objective, schedule, training, augmentation, unlabelled);
    }

    /** Whether there is a discriminator. */
    public boolean isAdversarial() {
        return switch (task) {
            case SEGMENT -> objective.isAdversarial();
            case PAINT -> painting.lambdaAdv() > 0;
            case INPAINT -> true;
        };
    }

    /** Whether a training goes by the scores of frames that it is not trained on, so that some have to be kept for that. */
    public boolean learnsByScores() {
        return objective.classWeights() == ClassWeights.ADAPTIVE || schedule.decay() == Schedule.Decay.PLATEAU;
    }

    /**
     * Whether trainings of both are the same to the bit on the same data: whether they are equal but for what means nothing to
     * them. Older formats may have given that another value.
     */
    public boolean trainsAs(RunConfiguration other) {
        return canonical().equals(other.canonical());
    }

    private RunConfiguration canonical() {
        return new RunConfiguration(
                seed,
                task,
                classes,
                frame,
                split,
                generator,
                discriminator,
                objective,
                painting,
                generatorOptimizer,
                discriminatorOptimizer,
                schedule.canonical(),
                training,
                augmentation,
                unlabelled,
                inpainting);
    }

    /** What the generator learns. */
    public enum Task {
        /** Frame to mask. */
        SEGMENT,
        /** Mask to frame, the reverse game. */
        PAINT,
        /** Pieces of the rarest class into holes of frames. */
        INPAINT
    }

    /** The seed that divides the frames into training and validation. */
    public long splitSeed() {
        return split.seed() == 0 ? seed : split.seed();
    }

    /** Whose mean and deviation brightness is normalised with. */
    public enum Normalizing {
        /** Those of all training frames. */
        DATA,
        /** Each frame's own. */
        FRAME
    }

    /**
     * What the network is shown: brightness, and the size that training samples are cropped or padded to, so that a batch is one array.
     *
     * @param height 0 takes that of the first frame
     * @param width 0 takes that of the first frame
     * @param normalization of brightness
     */
    public record FrameInput(int height, int width, Normalizing normalization) {
        public FrameInput {
            Require.atLeast("frame.height", height, 0);
            Require.atLeast("frame.width", width, 0);
        }
    }

    /**
     * @param validation share of the frames, [0, 1); 0 trains on all of them and scores none; whole groups where groups exist, otherwise stratified by rare class
     * @param seed that divides the frames; 0 takes the run's, any other lets runs of different seeds validate on the same
     *     frames
     */
    public record Split(double validation, long seed) {
        public Split {
            Require.share("split.validation", validation);
        }
    }

    /** How rare classes are weighted in the reconstruction loss. */
    public enum ClassWeights {
        NONE,
        /** Inverse pixel frequency, mean 1 over the classes, at most {@code weight_cap}. */
        INVERSE_FREQUENCY,
        /** Median frequency balancing (Eigen and Fergus 2015), at most {@code weight_cap}. */
        MEDIAN_FREQUENCY,
        /** All alike in the first epoch, then by how well each class is found in the validation frames. */
        ADAPTIVE
    }

    /** An optimiser with its learning rate. */
    public record Player(
            Optimizer.Kind kind,
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            double clipNorm) {
        public Player {
            Require.above("learning_rate", learningRate, 0);
            new Optimizer(kind, beta1, beta2, epsilon, weightDecay, clipNorm);
        }

        public Optimizer optimizer() {
            return new Optimizer(kind, beta1, beta2, epsilon, weightDecay, clipNorm);
        }
    }

    /** What makes one epoch better than another. */
    public enum BestBy {
        /** A higher mean IoU on the validation frames. */
        MEAN_IOU,
        /** A lower reconstruction loss on the validation frames. */
        VALIDATION_LOSS
    }

    /** Which epoch's network a run gives. */
    public enum Keep {
        /** The newest. */
        LAST,
        /** The best one on the validation frames, see {@link BestBy}. */
        BEST
    }

    /**
     * @param epochs at most
     * @param batch frames in a step
     * @param stepsPerEpoch 0 goes through all frames; otherwise an epoch has this many steps, on a random part of the
     *     frames or on several passes over them
     * @param passes over all frames in an epoch, each in an order and with changes of its own; 1 where stepsPerEpoch is given
     * @param stopAfter epochs without a better one before stopping early; 0 never
     * @param bestBy what makes an epoch better than another, for {@code stopAfter} and {@code keep}
     * @param averageDecay of the exponential moving average of the generator, [0, 1); 0 turns it off; when on, the
     *     average is what is evaluated and exported
     * @param samplesEvery epochs between pictures
     * @param samples validation frames to picture
     * @param checkpointEvery steps between checkpoints within an epoch; 0 writes them only at the end of each epoch
     * @param keep which epoch's network is the run's model
     * @param statisticsBatches clean batches over which batch norm's statistics are collected anew before the network is
     *     scored or exported; 0 takes the running ones, which belong to other weights than a moving average has
     * @param classAware share of each batch, [0, 1), that is drawn class by class instead of frame by frame
     */
    public record Training(
            int epochs,
            int batch,
            int stepsPerEpoch,
            int passes,
            int stopAfter,
            BestBy bestBy,
            double averageDecay,
            int samplesEvery,
            int samples,
            int checkpointEvery,
            Keep keep,
            int statisticsBatches,
            double classAware) {
        /** The order of an epoch is held in memory. */
        private static final int MOST_FRAMES_AN_EPOCH = 100_000_000;

        private static final int MOST_PASSES = 1000;

        public Training {
            Require.atLeast("training.epochs", epochs, 1);
            Require.atLeast("training.batch", batch, 1);
            Require.atLeast("training.steps_per_epoch", stepsPerEpoch, 0);
            Require.that(
                    (long) stepsPerEpoch * batch <= MOST_FRAMES_AN_EPOCH,
                    "training.steps_per_epoch",
                    stepsPerEpoch,
                    "at most " + MOST_FRAMES_AN_EPOCH / batch + " with " + batch + " frames in a step");
            Require.that(
                    passes >= 1 && (passes == 1 || stepsPerEpoch == 0) && passes <= MOST_PASSES,
                    "training.passes",
                    passes,
                    "1 to " + MOST_PASSES + ", and 1 where training.steps_per_epoch is above 0");
            Require.atLeast("training.stop_after", stopAfter, 0);
            Require.share("training.average_decay", averageDecay);
            Require.atLeast("training.samples_every", samplesEvery, 1);
            Require.atLeast("training.samples", samples, 0);
            Require.atLeast("training.checkpoint_every", checkpointEvery, 0);
            Require.atLeast("training.statistics_batches", statisticsBatches, 0);
            Require.share("training.class_aware", classAware);
        }

        /** Steps in an epoch on so many frames; 0 for what one pass over all of them gives. */
        public int stepsFor(int frames) {
            return passes == 1 ? stepsPerEpoch : Math.max(1, Math.toIntExact((long) passes * frames / batch));
        }
    }
}
