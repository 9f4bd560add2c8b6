package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Component;
import org.junit.jupiter.api.Test;

class PlacementStatisticsTest {
    private static final int ROCK = Scenes.ROCK.id();

    /** One rock of 25 pixels that stands on sand, two that stand on soil, and a leftover of 16. */
    private static PlacementStatistics habits() {
        PlacementStatistics.Collector collector = new PlacementStatistics.Collector(Scenes.CLASSES, ROCK);
        Sample first = Scenes.flat(20, 20, 1, 0.5f);
        Scenes.paint(first, 10, 0, 10, 20, 3, 0.5f);
        Scenes.paint(first, 5, 3, 5, 5, ROCK, 0.25f);
        Sample second = Scenes.flat(20, 20, 1, 0.5f);
        Scenes.paint(second, 0, 0, 5, 5, ROCK, 0.5f);
        Scenes.paint(second, 15, 10, 4, 5, ROCK, 0.75f);
        Scenes.paint(second, 1, 14, 4, 4, ROCK, 0.1f);
        for (Sample each : new Sample[] {first, second, Scenes.flat(20, 20, 1, 0.5f)}) {
            collector.add(each, Component.of(each.mask(), ROCK));
        }
        assertThat(collector.any()).isTrue();
        return collector.habits();
    }

    @Test
    void theyAreWhatTheFramesShow() {
        PlacementStatistics habits = habits();
        assertThat(habits.areas()).containsExactly(20 / 400.0, 25 / 400.0, 25 / 400.0);
        assertThat(habits.bases()).containsExactly(5 / 20.0, 10 / 20.0, 19 / 20.0);
        assertThat(habits.counts()).containsExactly(1, 2);
        assertThat(habits.brightness()).containsExactly(new double[] {0.5, 1, 1.5}, within(1e-6));
        // Below the rocks: sand five times, soil ten times.
        assertThat(habits.ground()).containsExactly(0, 1, 0, 0.5, 0);
    }

    @Test
    void drawsStayNearThem() {
        PlacementStatistics habits = habits();
        SplittableRandom random = new SplittableRandom(3);
        double logarithms = 0;
        double bases = 0;
        int draws = 4000;
        for (int i = 0; i < draws; i++) {
            logarithms += Math.log(habits.area(random));
            double base = habits.base(random);
            assertThat(base).isBetween(0.0, 1.0);
            bases += base;
            assertThat(habits.count(random)).isBetween(1, 2);
        }
        double expected = (Math.log(20 / 400.0) + 2 * Math.log(25 / 400.0)) / 3;
        assertThat(logarithms / draws).isCloseTo(expected, within(0.03));
        assertThat(bases / draws).isCloseTo((0.25 + 0.5 + 0.95) / 3, within(0.03));
    }

    @Test
    void onlyTheMostExtremeTenthIsTooBrightOrDark() {
        double[] brightness =
                IntStream.rangeClosed(1, 100).mapToDouble(each -> each / 100.0).toArray();
        PlacementStatistics habits =
                new PlacementStatistics(new double[] {1}, new double[] {1}, new int[] {1}, brightness, new double[5]);
        assertThat(habits.allowsBrightness(0.06, 0)).isTrue();
        assertThat(habits.allowsBrightness(0.05, 0)).isFalse();
        assertThat(habits.allowsBrightness(0.95, 0)).isTrue();
        assertThat(habits.allowsBrightness(0.96, 0)).isFalse();
        assertThat(habits.allowsBrightness(1.04, 0.1)).isTrue();
        assertThat(habits.allowsBrightness(0.055, 0.1)).isTrue();
    }

    @Test
    void leftoversAloneAreNoHabit() {
        PlacementStatistics.Collector collector = new PlacementStatistics.Collector(Scenes.CLASSES, ROCK);
        Sample scene = Scenes.flat(20, 20, 1, 0.5f);
        Scenes.paint(scene, 1, 1, 4, 4, ROCK, 0.1f);
        collector.add(scene, Component.of(scene.mask(), ROCK));
        assertThat(collector.any()).isFalse();
    }
}
