package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Component;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final int ROCK = Scenes.ROCK.id();

    /** A rock of 6x6, cut at this place of a frame of 24x40. */
    private static Instance piece(int top, int left) {
        Sample scene = Scenes.flat(24, 40, 1, 0.6f);
        Scenes.paint(scene, top, left, 6, 6, ROCK, 0.5f);
        Component component = Component.of(scene.mask(), ROCK).get(0);
        return new InstanceCutter(Scenes.CLASSES, ROCK)
                .cut(scene, component, "0", "0", 0)
                .orElseThrow();
    }

    private static Canvas ground() {
        return new Canvas(Scenes.flat(30, 50, 1, 0.6f), Scenes.CLASSES, ROCK);
    }

    @Law(tries = 200)
    void aPieceThatWasCutOffLiesAtTheSameSide(Draw any) {
        double base = any.real(0, 1);
        long seed = any.number();
        assertThat(columns(piece(9, 0), base, seed)[0]).isZero();
        assertThat(columns(piece(9, 34), base, seed)[1]).isEqualTo(50);
        assertThat(columns(piece(9, 0).mirrored(), base, seed)[1]).isEqualTo(50);
        assertThat(rows(piece(0, 9), base, seed)[0]).isLessThanOrEqualTo(0);
        assertThat(rows(piece(18, 9), base, seed)[1]).isGreaterThanOrEqualTo(30);
        assertThat(columns(piece(18, 0), base, seed)[0]).isZero();
        assertThat(rows(piece(18, 0), base, seed)[1]).isGreaterThanOrEqualTo(30);
        assertThat(Placement.draw(piece(18, 0), ground(), base, new SplittableRandom(seed))
                        .isPlausible(ground()))
                .isTrue();
    }

    @Law(tries = 50)
    void aWholePieceStandsWhereItsBaseIsWished(Draw any) {
        double base = any.real(0, 1);
        long seed = any.number();
        assertThat(rows(piece(9, 9), base, seed)[1]).isEqualTo((int) Math.round(base * 30));
    }

    @Test
    void aPieceLiesOnGroundAndMostOfItIsSeen() {
        Instance piece = piece(9, 9);
        // The rock lies at 3 to 8 of its box of 12.
        assertThat(new Placement(piece, -6, 10).isPlausible(ground()))
                .as("half of it")
                .isTrue();
        assertThat(new Placement(piece, -7, 10).isPlausible(ground()))
                .as("a third")
                .isFalse();
        assertThat(new Placement(piece, 0, 45).isPlausible(ground()))
                .as("a third")
                .isFalse();
        assertThat(new Placement(piece, 0, 60).isPlausible(ground()))
                .as("outside")
                .isFalse();
        for (int id : new int[] {0, 255, ROCK}) {
            Sample scene = Scenes.flat(30, 50, 1, 0.6f);
            Scenes.paint(scene, 8, 18, 1, 1, id, 0.6f);
            Canvas other = new Canvas(scene, Scenes.CLASSES, ROCK);
            assertThat(new Placement(piece, 5, 10).isPlausible(other))
                    .as("on " + id)
                    .isFalse();
            assertThat(new Placement(piece, 5, 16).isPlausible(other))
                    .as("beside")
                    .isTrue();
        }
    }

    @Test
    void theGroundBelowIsTheRowUnderThePiece() {
        Sample scene = Scenes.flat(30, 50, 1, 0.6f);
        Scenes.paint(scene, 14, 0, 1, 50, 3, 0.6f);
        Scenes.paint(scene, 29, 0, 1, 50, 2, 0.6f);
        Canvas canvas = new Canvas(scene, Scenes.CLASSES, ROCK);
        assertThat(new Placement(piece(9, 9), 5, 10).groundBelow(canvas)).isEqualTo(3);
        assertThat(new Placement(piece(9, 9), 6, 10).groundBelow(canvas)).isEqualTo(1);
        assertThat(new Placement(piece(9, 9), 24, 10).groundBelow(canvas)).isEqualTo(2);
    }

    /** First row of the rock itself, and the first below it. */
    private static int[] rows(Instance piece, double base, long seed) {
        Placement placement = Placement.draw(piece, ground(), base, new SplittableRandom(seed));
        int first = 0;
        while (!row(piece, first)) {
            first++;
        }
        int end = first;
        while (end < piece.grey().height() && row(piece, end)) {
            end++;
        }
        return new int[] {placement.top() + first, placement.top() + end};
    }

    private static boolean row(Instance piece, int row) {
        for (int column = 0; column < piece.grey().width(); column++) {
            if (piece.isInside(row, column)) {
                return true;
            }
        }
        return false;
    }

    /** First column of the box, and the first right of it. */
    private static int[] columns(Instance piece, double base, long seed) {
        Placement placement = Placement.draw(piece, ground(), base, new SplittableRandom(seed));
        return new int[] {placement.left(), placement.left() + piece.grey().width()};
    }
}
