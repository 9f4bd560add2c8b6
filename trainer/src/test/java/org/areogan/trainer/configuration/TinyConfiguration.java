package org.areogan.trainer.configuration;

import java.util.List;
import java.util.Map;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.engine.Optimizer;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.trainer.configuration.RunConfiguration.BestBy;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.configuration.RunConfiguration.FrameInput;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.configuration.RunConfiguration.Normalizing;
import org.areogan.trainer.configuration.RunConfiguration.Player;
import org.areogan.trainer.configuration.RunConfiguration.Split;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.RunConfiguration.Training;
import org.areogan.trainer.configuration.Schedule.Decay;
import org.areogan.trainer.configuration.Schedule.PlateauBy;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.LossOptions;

/** The smallest configurations that still hold every part of the game. */
public final class TinyConfiguration {
    private TinyConfiguration() {}

    public static RunConfiguration adversarial() {
        return with(1, 0);
    }

    public static RunConfiguration plain() {
        return with(0, 0);
    }

    /** The reverse game. */
    public static RunConfiguration paint(PaintingOptions painting, AdversarialKind adversarial) {
        return paint(painting, adversarial, adversarial().generator());
    }

    public static RunConfiguration paint(
            PaintingOptions painting, AdversarialKind adversarial, UNet.Options generator) {
        RunConfiguration tiny = with(1, 0, adversarial, "cross_entropy", false);
        return new RunConfiguration(
                tiny.seed(),
                Task.PAINT,
                tiny.classes(),
                tiny.frame(),
                tiny.split(),
                generator,
                tiny.discriminator(),
                tiny.objective(),
                painting,
                tiny.generatorOptimizer(),
                tiny.discriminatorOptimizer(),
                tiny.schedule(),
                tiny.training(),
                tiny.augmentation(),
                tiny.unlabelled(),
                tiny.inpainting());
    }

    public static RunConfiguration with(double lambdaAdv, double instanceNoise) {
        return with(lambdaAdv, instanceNoise, AdversarialKind.BCE, "cross_entropy", false);
    }

    public static RunConfiguration with(
            double lambdaAdv,
            double instanceNoise,
            AdversarialKind adversarial,
            String reconstruction,
            boolean spectralNorm) {
        return new RunConfiguration(
                7,
                Task.SEGMENT,
                MaskClasses.ROVER,
                new FrameInput(0, 0, Normalizing.DATA),
                new Split(0.25, 0),
                new UNet.Options(
                        List.of(3, 4),
                        5,
                        3,
                        0.2,
                        DropoutKind.ELEMENT,
                        Block.PLAIN,
                        Norm.BATCH,
                        Down.MAX_POOL,
                        Up.DEPTH_TO_SPACE,
                        Initializer.HE),
                new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(3, 4), 1, Norm.INSTANCE, spectralNorm),
                new ObjectiveOptions(
                        adversarial,
                        lambdaAdv,
                        reconstruction,
                        100,
                        Map.of(),
                        LossOptions.USUAL,
                        List.of("background"),
                        ClassWeights.NONE,
                        10,
                        0.1,
                        0.1,
                        true,
                        1,
                        instanceNoise,
                        1,
                        false,
                        1),
                new PaintingOptions(10, 1, 5, 2),
                new Player(Optimizer.Kind.ADAM, 1e-3, 0.5, 0.999, 1e-8, 0, 0),
                new Player(Optimizer.Kind.ADAM, 1e-3, 0.5, 0.999, 1e-8, 0, 0),
                new Schedule(Decay.COSINE, 0.5, 0.5, 0.1, 2, 0.5, PlateauBy.BEST_BY),
                new Training(3, 4, 0, 1, 0, BestBy.MEAN_IOU, 0.9, 1, 2, 3, Keep.BEST, 2, 0.25),
                new Augmenter.Options(0.5, 0.5, 10, 1.3, 0.1, 0.1, 0.02, 0.3, 1.2, 1.2, 0.2, 0, 0, 1),
                UnlabelledOptions.NONE,
                InpaintingOptions.USUAL);
    }
}
