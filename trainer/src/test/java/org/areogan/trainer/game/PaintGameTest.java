package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Painter;
import org.areogan.generator.Style;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.objective.PaintObjectives;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A painter that learns toy scenes: class 1 is 0.35 brighter than class 0, the whole frame is bright or dark. */
class PaintGameTest {
    private static final Engine ENGINE = Engines.nd4j();
    private static final BatchShape SHAPE = new BatchShape(4, 8, 8, 2);
    private static final Normalization NORMALIZATION = new Normalization(0.45, 0.2);
    private static final ClassSet TWO = new ClassSet(
            List.of(new TerrainClass(0, "dark", 0x00000a, true), new TerrainClass(1, "bright", 0xffffff, true)), 255);

    private static final UNet.Options GENERATOR = new UNet.Options(
            List.of(8),
            8,
            3,
            0,
            DropoutKind.ELEMENT,
            Block.PLAIN,
            Norm.BATCH,
            Down.MAX_POOL,
            Up.UPSAMPLE,
            Initializer.HE);

    @Test
    void aPainterLearnsWhichClassIsBrighterAndFollowsTheStyle() {
        RunConfiguration configuration =
                TinyConfiguration.paint(new PaintingOptions(10, 0.1, 1, 1), AdversarialKind.LSGAN, GENERATOR);
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(ENGINE, new PaintObjectives(parameters, configuration, SHAPE, NORMALIZATION));
                Painter painter = new Painter(configuration.generator(), TWO, 1, NORMALIZATION, parameters, ENGINE)) {
            for (int step = 1; step <= 120; step++) {
                Losses losses = game.step(batch(step), step, new StepRates(1e-2, 1e-3, 0));
                assertThat(losses.discriminator()).isFinite();
            }
            game.session().synchronize();

            Sample scene = scene(new SplittableRandom(-1));
            Style style = Style.of(scene.frame());
            Frame painted = painter.paint(scene.mask(), style, 1);
            Frame brighter = painter.paint(scene.mask(), new Style(style.mean() + 0.2, style.deviation()), 1);

            assertThat(mean(painted, scene.mask(), 1)).isGreaterThan(mean(painted, scene.mask(), 0) + 0.15);
            assertThat(mean(brighter, scene.mask(), 0)).isGreaterThan(mean(painted, scene.mask(), 0) + 0.05);
        }
    }

    private static Batch batch(int step) {
        RandomGenerator random = new SplittableRandom(step);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SHAPE.batch(); i++) {
            samples.add(scene(random));
        }
        return new BatchAssembler(SHAPE, NORMALIZATION, new double[] {1, 1}).assemble(samples);
    }

    /** Class 1 from a random column on. */
    private static Sample scene(RandomGenerator random) {
        int edge = 2 + random.nextInt(4);
        float base = 0.1f + 0.4f * random.nextFloat();
        byte[] ids = new byte[SHAPE.height() * SHAPE.width()];
        float[] grey = new float[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (pixel % SHAPE.width() >= edge ? 1 : 0);
            grey[pixel] = base + 0.35f * ids[pixel] + 0.02f * random.nextFloat();
        }
        return new Sample(new Frame(SHAPE.height(), SHAPE.width(), grey), new Mask(SHAPE.height(), SHAPE.width(), ids));
    }

    private static double mean(Frame frame, Mask mask, int id) {
        double sum = 0;
        int pixels = 0;
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            if (mask.ids()[pixel] == id) {
                sum += frame.grey()[pixel];
                pixels++;
            }
        }
        return sum / pixels;
    }
}
