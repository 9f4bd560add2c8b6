package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class LightTest {
    private static final int HEIGHT = 40;
    private static final int WIDTH = 80;

    @Law(tries = 30)
    void theSideChangesItsSignWhenTheSceneIsMirrored(Draw any) {
        long seed = any.number();
        Sample fromLeft = bumps(seed, 1);
        double side = Light.side(fromLeft, Scenes.CLASSES);
        assertThat(side).isLessThan(-Light.SURE);
        assertThat(Light.side(mirrored(fromLeft), Scenes.CLASSES)).isCloseTo(-side, within(1e-9));
    }

    @Test
    void withoutGroundOrStonesThereIsNoSide() {
        assertThat(Light.side(bumps(3, 0), Scenes.CLASSES)).as("all sky").isZero();
        assertThat(Light.side(bumps(3, 255), Scenes.CLASSES)).as("no label").isZero();
        assertThat(Light.side(Scenes.flat(HEIGHT, WIDTH, 1, 0.5f), Scenes.CLASSES))
                .isZero();
        Sample little = bumps(3, 0);
        Scenes.paint(little, 0, 0, 5, WIDTH, 1, 0.5f);
        assertThat(Light.side(little, Scenes.CLASSES)).as("too little ground").isZero();
    }

    @Test
    void noiseAloneHasNoSureSide() {
        SplittableRandom random = new SplittableRandom(4);
        Sample noise = Scenes.flat(HEIGHT, WIDTH, 1, 0.5f);
        for (int pixel = 0; pixel < noise.frame().grey().length; pixel++) {
            noise.frame().grey()[pixel] += (float) (0.1 * random.nextDouble());
        }
        assertThat(Light.side(noise, Scenes.CLASSES)).isCloseTo(0, within(2 * Light.SURE));
    }

    @Test
    void theEdgeOfAPanoramaDoesNotDecide() {
        Sample scene = bumps(9, 1);
        double without = Light.side(scene, Scenes.CLASSES);
        Scenes.paint(scene, 0, 0, HEIGHT, 6, 1, 0);
        assertThat(Light.side(scene, Scenes.CLASSES)).isCloseTo(without, within(0.25 * Math.abs(without)));
    }

    /** Ground of 0.5 with stones that rise slowly from the left, fall steeply into their shadow, and end in the ground. */
    private static Sample bumps(long seed, int id) {
        SplittableRandom random = new SplittableRandom(seed);
        Sample scene = Scenes.flat(HEIGHT, WIDTH, id, 0.5f);
        float[] stone = {0.55f, 0.6f, 0.66f, 0.72f, 0.78f, 0.8f, 0.3f, 0.35f, 0.42f};
        for (int row = 0; row < HEIGHT; row++) {
            int column = random.nextInt(12);
            while (column + stone.length < WIDTH) {
                System.arraycopy(stone, 0, scene.frame().grey(), row * WIDTH + column, stone.length);
                column += stone.length + random.nextInt(12);
            }
        }
        return scene;
    }

    private static Sample mirrored(Sample sample) {
        Grey grey = new Grey(HEIGHT, WIDTH, sample.frame().grey()).mirrored();
        byte[] ids = new byte[HEIGHT * WIDTH];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = sample.mask().ids()[pixel - pixel % WIDTH + WIDTH - 1 - pixel % WIDTH];
        }
        return new Sample(new Frame(HEIGHT, WIDTH, grey.values()), new Mask(HEIGHT, WIDTH, ids));
    }
}
