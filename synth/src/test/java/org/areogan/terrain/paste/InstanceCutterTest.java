package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Component;
import org.junit.jupiter.api.Test;

class InstanceCutterTest {
    private static final int ROCK = Scenes.ROCK.id();
    private static final InstanceCutter CUTTER = new InstanceCutter(Scenes.CLASSES, ROCK);

    /** Soil of 0.6 with a rock of 8x8 at row 8, column 10; its shadow right of it, 4 wide; a dark stone that is none. */
    private static Sample scene() {
        Sample scene = Scenes.flat(24, 40, 1, 0.6f);
        Scenes.paint(scene, 8, 10, 8, 8, ROCK, 0.5f);
        Scenes.paint(scene, 8, 18, 8, 4, 1, 0.3f);
        Scenes.paint(scene, 5, 12, 1, 2, 1, 0.2f);
        return scene;
    }

    private static Instance cut(Sample scene) {
        Component rock = Component.of(scene.mask(), ROCK).get(0);
        return CUTTER.cut(scene, rock, "7", "here", -0.2).orElseThrow();
    }

    @Test
    void thePaintedShadowIsFoundAndNothingElse() {
        Instance piece = cut(scene());
        // A margin of 3, as a third of 8 is less.
        assertThat(piece.grey().height()).isEqualTo(14);
        assertThat(piece.grey().width()).isEqualTo(14);
        for (int row = 0; row < 14; row++) {
            for (int column = 0; column < 14; column++) {
                boolean rock = row >= 3 && row < 11 && column >= 3 && column < 11;
                boolean shaded = row >= 3 && row < 11 && column >= 11;
                assertThat(piece.isInside(row, column)).isEqualTo(rock);
                assertThat(piece.shadow().at(row, column)).isCloseTo(shaded ? 0.5f : 1, within(1e-6f));
                assertThat(piece.grey().at(row, column))
                        .isEqualTo(scene().frame().at(row + 5, column + 7));
            }
        }
        assertThat(piece.area()).isEqualTo(64);
        assertThat(piece.touches()).isEqualTo(Instance.Sides.NONE);
        assertThat(InstanceLibrary.brightness(piece)).isCloseTo(0.5 / 0.6, within(1e-6));
    }

    @Test
    void surroundingsAreWhatLiesOutOfTheShadow() {
        SplittableRandom random = new SplittableRandom(5);
        Sample scene = scene();
        TreeSet<Float> lit = new TreeSet<>();
        for (int row = 5; row < 19; row++) {
            for (int column = 7; column < 21; column++) {
                boolean shaded = row >= 8 && row < 16 && column >= 18;
                if (scene.mask().at(row, column) == 1 && !shaded) {
                    float value = (float) (0.5 + 0.2 * random.nextDouble());
                    lit.add(value);
                    Scenes.paint(scene, row, column, 1, 1, 1, value);
                }
            }
        }
        // 196 pixels of the box without 64 of the rock and 24 of the shadow; the median lies between the middle two.
        assertThat(lit).hasSize(108);
        float below = lit.stream().skip(53).findFirst().orElseThrow();
        float above = lit.stream().skip(54).findFirst().orElseThrow();
        assertThat(cut(scene).surroundings()).isCloseTo((below + above) / 2, within(1e-6f));
        assertThat(cut(scene).shadow().at(5, 12)).isCloseTo(0.3f / ((below + above) / 2), within(1e-6f));
    }

    @Test
    void whereNoGroundLiesAroundThereIsNothingToCompareWith() {
        Sample onSky = Scenes.flat(24, 40, 0, 0.6f);
        Scenes.paint(onSky, 8, 10, 8, 8, ROCK, 0.5f);
        Component rock = Component.of(onSky.mask(), ROCK).get(0);
        assertThat(CUTTER.cut(onSky, rock, "", "", 0)).isEmpty();
    }

    @Test
    void leftoversWallsThinAndCutOffPiecesAreNotTaken() {
        assertThat(takes(9, 9, 6, 5)).as("30 pixels").isTrue();
        assertThat(takes(9, 9, 1, 29)).as("29 pixels").isFalse();
        assertThat(takes(2, 2, 17, 17)).as("0.301 of the frame").isFalse();
        assertThat(takes(9, 0, 6, 40)).as("from side to side").isFalse();
        assertThat(takes(0, 9, 24, 3)).as("from top to bottom").isFalse();
        assertThat(takes(0, 0, 8, 8)).as("in a corner").isTrue();
        Sample branch = Scenes.flat(24, 40, 1, 0.5f);
        Scenes.paint(branch, 2, 2, 20, 2, ROCK, 0.5f);
        Scenes.paint(branch, 20, 4, 2, 20, ROCK, 0.5f);
        Component thin = Component.of(branch.mask(), ROCK).get(0);
        assertThat(thin.area()).isEqualTo(80);
        assertThat(CUTTER.takes(thin, branch.mask())).isFalse();
    }

    private static boolean takes(int top, int left, int height, int width) {
        Sample scene = Scenes.flat(24, 40, 1, 0.5f);
        Scenes.paint(scene, top, left, height, width, ROCK, 0.5f);
        Mask mask = scene.mask();
        return CUTTER.takes(Component.of(mask, ROCK).get(0), mask);
    }

    @Test
    void mirroringTurnsLightAndCutSidesRoundToo() {
        Sample scene = scene();
        Scenes.paint(scene, 0, 0, 9, 12, ROCK, 0.5f);
        Instance piece = cut(scene);
        assertThat(piece.touches()).isEqualTo(new Instance.Sides(true, false, true, false));
        Instance mirrored = piece.mirrored();
        assertThat(mirrored.touches()).isEqualTo(new Instance.Sides(true, false, false, true));
        assertThat(mirrored.light()).isEqualTo(0.2);
        int last = piece.grey().width() - 1;
        assertThat(mirrored.grey().at(4, 0)).isEqualTo(piece.grey().at(4, last));
        assertThat(mirrored.shadow().at(9, last - 14)).isEqualTo(piece.shadow().at(9, 14));
        assertThat(mirrored.area()).isEqualTo(piece.area());
    }

    @Test
    void scalingChangesTheAreaByItsSquare() {
        Instance twice = cut(scene()).scaled(2);
        assertThat(twice.area()).isCloseTo(256, within(8));
        assertThat(twice.grey().height()).isEqualTo(28);
        assertThat(twice.isInside(13, 13)).isTrue();
        assertThat(twice.grey().at(13, 13)).isCloseTo(0.5f, within(1e-6f));
        assertThat(twice.shadow().at(13, 26)).isCloseTo(0.5f, within(1e-6f));
        Sample large = Scenes.flat(80, 120, 1, 0.6f);
        Scenes.paint(large, 20, 30, 40, 50, ROCK, 0.5f);
        for (double factor : new double[] {0.2, 0.37, 0.5, 0.9, 1.3}) {
            double area = 2000 * factor * factor;
            assertThat((double) cut(large).scaled(factor).area()).isCloseTo(area, within(0.15 * area));
        }
    }
}
