package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Component;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final int ROCK = Scenes.ROCK.id();
    private static final Offset<Float> CLOSE = within(1e-5f);

    /** A rock of 8x8 and 0.5 in soil of 0.6, with a shadow of 0.3 and 4 columns right of it; box of 14x14, margin 3. */
    private static Instance piece(float rock) {
        Sample scene = Scenes.flat(24, 40, 1, 0.6f);
        Scenes.paint(scene, 8, 10, 8, 8, ROCK, rock);
        Scenes.paint(scene, 8, 18, 8, 4, 1, 0.3f);
        Component component = Component.of(scene.mask(), ROCK).get(0);
        return new InstanceCutter(Scenes.CLASSES, ROCK)
                .cut(scene, component, "0", "0", 0)
                .orElseThrow();
    }

    private static Canvas canvas(Sample ground) {
        return new Canvas(ground, Scenes.CLASSES, ROCK);
    }

    @Test
    void aPieceIsAsBrightBesideItsNewGroundAsBesideItsOld() {
        for (float grey : new float[] {0.35f, 0.5f, 0.6f, 0.8f}) {
            Canvas canvas = canvas(Scenes.flat(30, 40, 1, grey));
            canvas.put(piece(0.5f), 10, 20);
            Sample sample = canvas.sample();
            // Away from the softened edge.
            assertThat(sample.frame().at(16, 26)).isCloseTo(grey * 0.5f / 0.6f, CLOSE);
            assertThat(sample.frame().at(16, 33)).as("shadow").isCloseTo(grey * 0.5f, CLOSE);
            assertThat(sample.frame().at(16, 20)).as("beyond").isEqualTo(grey);
        }
    }

    @Test
    void theEdgeIsSoft() {
        Canvas canvas = canvas(Scenes.flat(30, 40, 1, 0.6f));
        canvas.put(piece(0.5f), 10, 20);
        // Left edge of the rock is column 23: three quarters inside, one quarter outside.
        assertThat(canvas.sample().frame().at(16, 23)).isCloseTo(0.75f * 0.5f + 0.25f * 0.6f, CLOSE);
        // Outside the piece brings its own ground along, which is as bright.
        assertThat(canvas.sample().frame().at(16, 22)).isCloseTo(0.6f, CLOSE);
        assertThat(canvas.sample().mask().at(16, 23)).isEqualTo(ROCK);
        assertThat(canvas.sample().mask().at(16, 22)).isEqualTo(1);
    }

    @Test
    void neitherTooDarkNorTooBrightNorWhite() {
        Canvas dark = canvas(Scenes.flat(30, 40, 1, 0.1f));
        dark.put(piece(0.5f), 10, 20);
        assertThat(dark.sample().frame().at(16, 26))
                .as("no darker than by half")
                .isCloseTo(0.25f, CLOSE);
        Canvas bright = canvas(Scenes.flat(30, 40, 1, 0.9f));
        bright.put(piece(0.8f), 10, 20);
        assertThat(bright.sample().frame().at(16, 26)).as("1.2 without a limit").isCloseTo(0.95f, CLOSE);
    }

    @Test
    void whatIsNoGroundStandsBeforeThePiece() {
        Sample ground = Scenes.flat(30, 40, 1, 0.6f);
        Scenes.paint(ground, 0, 0, 15, 40, 0, 0.7f);
        Scenes.paint(ground, 18, 26, 2, 2, 255, 0.6f);
        Scenes.paint(ground, 0, 30, 30, 2, 1, 0);
        Scenes.paint(ground, 20, 24, 2, 2, ROCK, 0.4f);
        Canvas canvas = canvas(ground);
        canvas.put(piece(0.5f), 10, 20);
        Sample sample = canvas.sample();
        boolean[] changed = canvas.changed();
        for (int row = 0; row < 30; row++) {
            for (int column = 0; column < 40; column++) {
                int before = ground.mask().at(row, column);
                boolean free = before == 1 && ground.frame().at(row, column) > 0;
                boolean under = row >= 13 && row < 21 && column >= 23 && column < 31;
                assertThat(sample.mask().at(row, column)).isEqualTo(under && free ? ROCK : before);
                boolean differs =
                        sample.frame().at(row, column) != ground.frame().at(row, column);
                assertThat(changed[row * 40 + column]).isEqualTo(differs);
                if (!free) {
                    assertThat(differs && before != 255 && before != ROCK).isFalse();
                }
                if (under && !free) {
                    assertThat(differs).isFalse();
                }
            }
        }
        assertThat(canvas.rarePixels())
                .isEqualTo(ClassPixels.count(sample.mask().ids(), ROCK))
                .isBetween(5, 63);
    }

    @Test
    void whatFallsOutsideIsCutOffAndTheRealPairStays() {
        Sample ground = Scenes.flat(30, 40, 1, 0.6f);
        Canvas canvas = canvas(ground);
        canvas.put(piece(0.5f), -7, 35);
        canvas.put(piece(0.5f), 40, 40);
        // Rows 4 to 10 of the box are above; columns 3 and 4 of it are the first of the rock.
        assertThat(canvas.rarePixels()).isEqualTo(4 * 2);
        assertThat(ground.frame().grey()).containsOnly(0.6f);
        assertThat(ground.mask().ids()).containsOnly((byte) 1);
    }

    @Test
    void whereNothingIsPutNothingHasChanged() {
        boolean[] none = new boolean[30 * 40];
        Arrays.fill(none, false);
        assertThat(canvas(Scenes.flat(30, 40, 1, 0.6f)).changed()).isEqualTo(none);
    }
}
