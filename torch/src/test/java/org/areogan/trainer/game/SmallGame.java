package org.areogan.trainer.game;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.discriminator.DiscriminatorOptions;
import org.areogan.engine.Optimizer;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.InpaintingOptions;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.BestBy;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.configuration.RunConfiguration.FrameInput;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.configuration.RunConfiguration.Normalizing;
import org.areogan.trainer.configuration.RunConfiguration.Player;
import org.areogan.trainer.configuration.RunConfiguration.Split;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.RunConfiguration.Training;
import org.areogan.trainer.configuration.Schedule;
import org.areogan.trainer.configuration.Schedule.Decay;
import org.areogan.trainer.configuration.Schedule.PlateauBy;
import org.areogan.trainer.configuration.UnlabelledOptions;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.LossOptions;

/** Games small enough to be played on both engines. */
public final class SmallGame {
    public static final BatchShape SHAPE = new BatchShape(4, 16, 32, 5);
    static final StepRates RATES = new StepRates(1e-3, 1e-3, 0);

    private static final double[] CLASS_WEIGHTS = {0, 1, 1, 1, 1};

    private SmallGame() {}

    /** Every part of the game with a U-Net of two levels; without dropout both engines play the same. */
    public static RunConfiguration configuration(double dropout) {
        return configuration(
                new UNet.Options(
                        List.of(3, 4),
                        5,
                        3,
                        dropout,
                        DropoutKind.ELEMENT,
                        Block.PLAIN,
                        Norm.BATCH,
                        Down.MAX_POOL,
                        Up.DEPTH_TO_SPACE,
                        Initializer.HE),
                new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(3, 4), 1, Norm.INSTANCE, true),
                0.5);
    }

    /** @param beta1 of both players' Adam */
    public static RunConfiguration configuration(
            UNet.Options generator, DiscriminatorOptions discriminator, double beta1) {
        return new RunConfiguration(
                7,
                Task.SEGMENT,
                MaskClasses.ROVER,
                new FrameInput(0, 0, Normalizing.DATA),
                new Split(0.25, 0),
                generator,
                discriminator,
                new ObjectiveOptions(
                        AdversarialKind.BCE,
                        1,
                        "cross_entropy",
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
                        0,
                        1,
                        false,
                        1),
                new PaintingOptions(10, 1, 5, 0),
                new Player(Optimizer.Kind.ADAM, 1e-3, beta1, 0.999, 1e-8, 0, 0),
                new Player(Optimizer.Kind.ADAM, 1e-3, beta1, 0.999, 1e-8, 0, 0),
                new Schedule(Decay.CONSTANT, 0, 0.5, 0, 2, 0.5, PlateauBy.BEST_BY),
                new Training(3, SHAPE.batch(), 0, 1, 0, BestBy.MEAN_IOU, 0.9, 1, 2, 2, Keep.BEST, 0, 0),
                Augmenter.Options.NONE,
                UnlabelledOptions.NONE,
                InpaintingOptions.USUAL);
    }

    /** The batch of a step. */
    static Batch batch(BatchShape shape, long step) {
        ProceduralMars mars = new ProceduralMars();
        List<Sample> samples = new Seeds(step)
                .random(Purpose.SAMPLE, 0, 0)
                .longs(shape.batch())
                .mapToObj(seed -> mars.scene(seed, shape.height(), shape.width()))
                .toList();
        return new BatchAssembler(shape, new Normalization(0.5, 0.2), CLASS_WEIGHTS).assemble(samples);
    }

    /** Sixteen scenes in memory, for players without a folder. */
    static TrainingData data() {
        DataSet scenes = new ProceduralMars().dataSet(16, SHAPE.height(), SHAPE.width(), 5);
        return new TrainingData(
                scenes,
                scenes,
                scenes.select(List.of()),
                List.of(),
                List.of(),
                SHAPE.height(),
                SHAPE.width(),
                new Normalization(0.5, 0.2),
                new long[SHAPE.classes()],
                Collections.nCopies(scenes.size(), new long[SHAPE.classes()]),
                "sixteen",
                "sixteen",
                List.of(),
                scenes,
                List.of(),
                Optional.empty());
    }

    /** The same as a folder pair of images and masks. */
    public static DataSource scenes(Path folder) {
        DataSet scenes = data().training();
        for (int index = 0; index < scenes.size(); index++) {
            String name = String.format(Locale.ROOT, "%02d.png", index);
            PictureFiles.writePng(folder.resolve("images").resolve(name), Drawing.grey(scenes.frame(index)));
            PictureFiles.writeMask(folder.resolve("masks").resolve(name), scenes.mask(index));
        }
        return DataSource.of(folder);
    }
}
