package org.areogan.terrain.mars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProceduralMarsTest {
    private static final int HEIGHT = 64;
    private static final int WIDTH = 128;
    private static final int BACKGROUND = 0;
    private static final int BIG_ROCK = 4;

    private static List<Sample> scenes = List.of();
    private static List<Sample> rockyScenes = List.of();

    @BeforeAll
    static void makeScenes() {
        ProceduralMars mars = new ProceduralMars();
        scenes = LongStream.range(0, 200)
                .mapToObj(seed -> mars.scene(seed, HEIGHT, WIDTH))
                .toList();
        ProceduralMars rocky = new ProceduralMars(1);
        rockyScenes = LongStream.range(0, 60)
                .mapToObj(seed -> rocky.scene(seed, HEIGHT, WIDTH))
                .toList();
    }

    @Test
    void classSharesAreThoseOfRoverPictures() {
        double[] shares = new double[5];
        for (Sample scene : scenes) {
            for (byte id : scene.mask().ids()) {
                shares[id] += 1.0 / (scenes.size() * HEIGHT * WIDTH);
            }
        }
        // Of the labelled frames of the reference data set, by class id; a scene may be half or twice as rich.
        double[] reference = {0.142, 0.560, 0.188, 0.107, 0.0026};
        for (int id = 0; id < reference.length; id++) {
            assertThat(shares[id]).as("share of class %d", id).isBetween(reference[id] / 2, reference[id] * 2);
        }
        assertThat(shares[BIG_ROCK])
                .isLessThan(Arrays.stream(shares, 0, BIG_ROCK).min().orElseThrow() / 10);
    }

    @Test
    void bigRocksAreInFewFramesUnlessAskedFor() {
        assertThat(framesWithRocks(scenes)).isPositive().isLessThan(scenes.size() / 2);
        assertThat(framesWithRocks(rockyScenes)).isGreaterThan(rockyScenes.size() * 9 / 10);
    }

    @Test
    void sameSeedGivesTheSamePixels() {
        Sample again = new ProceduralMars().scene(5, HEIGHT, WIDTH);
        assertThat(again.frame().grey()).isEqualTo(scenes.get(5).frame().grey());
        assertThat(again.mask().ids()).isEqualTo(scenes.get(5).mask().ids());
        assertThat(scenes.get(6).frame().grey()).isNotEqualTo(again.frame().grey());
    }

    @Test
    void backgroundIsOnlyAboveTheGround() {
        for (Sample scene : scenes) {
            for (int column = 0; column < WIDTH; column++) {
                for (int row = 1; row < HEIGHT; row++) {
                    if (scene.mask().at(row, column) == BACKGROUND) {
                        assertThat(scene.mask().at(row - 1, column)).isEqualTo(BACKGROUND);
                    }
                }
            }
        }
    }

    @Test
    void rocksAreNeverAgainstTheSky() {
        for (Sample scene : rockyScenes) {
            for (int row = 1; row < HEIGHT; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    if (scene.mask().at(row, column) == BIG_ROCK) {
                        assertThat(scene.mask().at(row - 1, column)).isNotEqualTo(BACKGROUND);
                    }
                }
            }
        }
    }

    @Test
    void rocksAreBrighterOnTheSideOfTheSun() {
        double lit = 0;
        double shaded = 0;
        int pixels = 0;
        for (int seed = 0; seed < rockyScenes.size(); seed++) {
            boolean sunRight = Scene.draw(seed, 0).sun().x() > 0;
            Sample scene = rockyScenes.get(seed);
            for (int row = 0; row < HEIGHT; row++) {
                for (int left = 0, right; left < WIDTH; left = right) {
                    right = endOfRun(scene.mask(), row, left);
                    if (scene.mask().at(row, left) == BIG_ROCK && right - left >= 6) {
                        int half = (right - left) / 2;
                        double leftHalf = sum(scene.frame(), row, left, left + half);
                        double rightHalf = sum(scene.frame(), row, right - half, right);
                        lit += sunRight ? rightHalf : leftHalf;
                        shaded += sunRight ? leftHalf : rightHalf;
                        pixels += half;
                    }
                }
            }
        }
        assertThat(lit / pixels).isGreaterThan(shaded / pixels + 0.1);
    }

    @Test
    void brightnessAloneDoesNotTellTheGround() {
        double[] sum = new double[5];
        double[] squares = new double[5];
        double[] count = new double[5];
        for (Sample scene : scenes) {
            for (int pixel = 0; pixel < HEIGHT * WIDTH; pixel++) {
                int id = scene.mask().ids()[pixel];
                double grey = scene.frame().grey()[pixel];
                sum[id] += grey;
                squares[id] += grey * grey;
                count[id]++;
            }
        }
        for (int a = 1; a < 4; a++) {
            for (int b = 1; b < a; b++) {
                double deviation = Math.sqrt(squares[a] / count[a] - Math.pow(sum[a] / count[a], 2));
                assertThat(Math.abs(sum[a] / count[a] - sum[b] / count[b])).isLessThan(deviation);
            }
        }
    }

    @Test
    void dataSetNamesItsScenes() {
        MemoryDataSet data = new ProceduralMars().dataSet(10, 16, 24, 3);
        assertThat(data.size()).isEqualTo(10);
        assertThat(data.groups())
                .containsExactly(
                        "scene-0", "scene-0", "scene-0", "scene-0", "scene-1", "scene-1", "scene-1", "scene-1",
                        "scene-2", "scene-2");
        assertThat(data.frame(1).grey()).isNotEqualTo(data.frame(0).grey());
        MemoryDataSet again = new ProceduralMars().dataSet(10, 16, 24, 3);
        assertThat(again.mask(9).ids()).isEqualTo(data.mask(9).ids());
        assertThat(again.frame(9).grey()).isEqualTo(data.frame(9).grey());
    }

    @Test
    void valuesAreThoseOfAnEightBitCamera() {
        for (float value : scenes.get(0).frame().grey()) {
            assertThat(value).isBetween(0f, 1f);
            assertThat(Math.round(255 * value) / 255f).isEqualTo(value);
        }
    }

    @Test
    void refusesTinyScenesAndBadShares() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProceduralMars().scene(1, 4, 64))
                .withMessageContaining("4x64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProceduralMars(1.5))
                .withMessageContaining("1.5");
    }

    private static long framesWithRocks(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> {
                    for (byte id : sample.mask().ids()) {
                        if (id == BIG_ROCK) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
    }

    private static int endOfRun(Mask mask, int row, int left) {
        int right = left + 1;
        while (right < WIDTH && mask.at(row, right) == mask.at(row, left)) {
            right++;
        }
        return right;
    }

    private static double sum(Frame frame, int row, int from, int to) {
        double sum = 0;
        for (int column = from; column < to; column++) {
            sum += frame.at(row, column);
        }
        return sum;
    }
}
