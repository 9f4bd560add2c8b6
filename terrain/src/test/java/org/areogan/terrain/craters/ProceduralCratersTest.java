package org.areogan.terrain.craters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProceduralCratersTest {
    private static final int SIDE = ProceduralCraters.SIDE;
    private static List<Sample> scenes = List.of();

    @BeforeAll
    static void makeScenes() {
        ProceduralCraters craters = new ProceduralCraters();
        scenes = LongStream.range(0, 60)
                .mapToObj(seed -> craters.scene(seed, SIDE, SIDE))
                .toList();
    }

    @Test
    void cratersTakeAboutThreePixelsOfTen() {
        // Masks alone are cheap, so that the share can be told from more frames than are drawn.
        double share = LongStream.range(0, 2000)
                .mapToDouble(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    CraterScene scene = CraterScene.draw(random.split(), new Sun(270, 30));
                    byte[] ids = CraterField.draw(random.split(), SIDE, SIDE, scene.craterShare())
                            .ids();
                    return share(ids);
                })
                .average()
                .orElseThrow();
        assertThat(share).isBetween(0.27, 0.31);
        assertThat(scenes.stream()
                        .mapToDouble(scene -> share(scene.mask().ids()))
                        .average()
                        .orElseThrow())
                .isBetween(0.22, 0.36);
    }

    @Test
    void radiiFollowThePowerLaw() {
        SplittableRandom random = new SplittableRandom(3);
        List<Double> radii = new ArrayList<>();
        while (radii.size() < 2000) {
            CraterField.draw(random.split(), SIDE, SIDE, 0.3).craters().forEach(each -> radii.add(each.radius()));
        }
        double least3 = radii.stream().filter(radius -> radius >= 3).count();
        double least6 = radii.stream().filter(radius -> radius >= 6).count();
        // Truncated at 0.42 sides: (3^-0.9 - L^-0.9) / (6^-0.9 - L^-0.9) = 2.29.
        double largest = 0.42 * SIDE;
        double tail = Math.pow(largest, -0.9);
        assertThat(least3 / least6)
                .isBetween(
                        0.8 * (Math.pow(3, -0.9) - tail) / (Math.pow(6, -0.9) - tail),
                        1.2 * (Math.pow(3, -0.9) - tail) / (Math.pow(6, -0.9) - tail));
        assertThat(radii).allMatch(radius -> radius >= 1.5 && radius <= largest);
    }

    @Test
    void sameSeedGivesTheSamePixels() {
        Sample again = new ProceduralCraters().scene(5, SIDE, SIDE);
        assertThat(again.frame().grey()).isEqualTo(scenes.get(5).frame().grey());
        assertThat(again.mask().ids()).isEqualTo(scenes.get(5).mask().ids());
        assertThat(scenes.get(6).frame().grey()).isNotEqualTo(again.frame().grey());
    }

    @Test
    void theWallTowardsTheSunIsDarkAndTheFarOneBright() {
        for (double azimuth : new double[] {0, 90, 180, 270}) {
            Sun sun = new Sun(azimuth, 30);
            double[] half = halves(bowl(0, 10), sun);
            assertThat(half[0]).as("away from the sun at %s", azimuth).isGreaterThan(1.05);
            assertThat(half[1]).as("towards it").isLessThan(0.95);
        }
    }

    @Test
    void aLowSunLeavesShadowInTheBowl() {
        Crater bowl = bowl(0, 8);
        assertThat(darkest(bowl, new Sun(270, 8))).isLessThan(0.3);
        assertThat(darkest(bowl, new Sun(270, 60))).isGreaterThan(0.5);
    }

    @Test
    void erosionMakesShallowerAndSofter() {
        double depth = relief(bowl(0, 10));
        assertThat(relief(bowl(0.5, 10))).isLessThan(0.6 * depth);
        assertThat(relief(bowl(0.85, 10))).isLessThan(0.25 * depth);
    }

    @Test
    void aFreshBowlHasTheDepthAndTheRimOfTheLiterature() {
        Crater bowl = bowl(0, 4);
        double floor = bowl.height(0, 0, 0);
        double rim = bowl.height(1, 0, 0);
        assertThat((rim - floor) / (2 * bowl.radius())).isBetween(0.19, 0.21);
        assertThat(rim / (2 * bowl.radius())).isBetween(0.03, 0.06);
        assertThat(bowl.height(2, 0, 0)).isBetween(0.0, rim / 5);
        assertThat(bowl.height(Crater.REACH, 0, 0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void aYoungCraterWipesOutTheOldRimUnderIt() {
        Crater young = bowl(0, 10);
        assertThat(young.wiped(0.5)).isEqualTo(1);
        assertThat(young.wiped(2)).isZero();
        assertThat(bowl(0.8, 10).wiped(0.5)).isLessThan(0.5);
    }

    @Test
    void brightnessAloneDoesNotTellCraters() {
        double[] sum = new double[2];
        double[] squares = new double[2];
        double[] count = new double[2];
        for (Sample scene : scenes) {
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                int id = scene.mask().ids()[pixel];
                double grey = scene.frame().grey()[pixel];
                sum[id] += grey;
                squares[id] += grey * grey;
                count[id]++;
            }
        }
        double deviation = Math.sqrt(squares[0] / count[0] - Math.pow(sum[0] / count[0], 2));
        assertThat(Math.abs(sum[0] / count[0] - sum[1] / count[1])).isLessThan(deviation / 2);
    }

    @Test
    void anySizeAndAnyLightAreDrawn() {
        Sample wide = new ProceduralCraters(new Sun(90, 25)).scene(1, 20, 33);
        assertThat(wide.frame().height()).isEqualTo(20);
        assertThat(wide.mask().width()).isEqualTo(33);
        MemoryDataSet data = new ProceduralCraters().dataSet(3, 16, 24, 9);
        assertThat(data.classes()).isEqualTo(ClassSet.CRATERS);
        assertThat(data.mask(2).ids())
                .isEqualTo(new ProceduralCraters().dataSet(3, 16, 24, 9).mask(2).ids());
    }

    @Test
    void refusesTinyScenesAndASunBelowTheHorizon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProceduralCraters().scene(1, 4, 64))
                .withMessageContaining("4x64");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sun(270, 0)).withMessageContaining("elevation");
    }

    private static Crater bowl(double erosion, double radius) {
        return new Crater(24, 24, radius, 1, 0, erosion, 0, 0, 1);
    }

    private static Heights flatWith(Crater crater) {
        return Heights.flat(SIDE, SIDE, List.of(crater));
    }

    /** Mean light on the two halves of a bowl: away from the sun, and towards it. */
    private static double[] halves(Crater crater, Sun sun) {
        Light light = new Light(flatWith(crater), sun);
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double towards = (column - 24) * sun.right() + (row - 24) * sun.down();
                if (crater.distance(row, column) < 0.9 && Math.abs(towards) > 2) {
                    int half = towards > 0 ? 1 : 0;
                    sum[half] += light.of(row, column);
                    count[half]++;
                }
            }
        }
        return new double[] {sum[0] / count[0], sum[1] / count[1]};
    }

    private static double darkest(Crater crater, Sun sun) {
        Light light = new Light(flatWith(crater), sun);
        double darkest = Double.MAX_VALUE;
        for (int column = 16; column < 32; column++) {
            darkest = Math.min(darkest, light.of(24, column));
        }
        return darkest;
    }

    private static double relief(Crater crater) {
        return crater.height(1, 0, 0) - crater.height(0, 0, 0);
    }

    private static double share(byte[] ids) {
        int craters = 0;
        for (byte id : ids) {
            craters += id;
        }
        return (double) craters / ids.length;
    }
}
