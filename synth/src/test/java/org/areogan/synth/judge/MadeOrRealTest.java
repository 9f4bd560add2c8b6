package org.areogan.synth.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;
import org.junit.jupiter.api.Test;

class MadeOrRealTest {
    private static final int ROCK = Scenes.ROCK.id();

    private static List<Sample> withRocks(long seed, int frames) {
        MemoryDataSet scenes = Scenes.mars(frames, seed);
        return IntStream.range(0, frames)
                .mapToObj(scenes::sample)
                .filter(each -> ClassPixels.count(each.mask().ids(), ROCK) > 60)
                .toList();
    }

    /** Rocks as a painter leaves them that has not learnt their grain: each pixel the mean of nine. */
    private static Sample smeared(Sample sample) {
        int height = sample.frame().height();
        int width = sample.frame().width();
        float[] grey = sample.frame().grey().clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                if (sample.mask().at(y, x) == ROCK) {
                    float sum = 0;
                    for (int near = 0; near < 9; near++) {
                        sum += sample.frame().at(y - 1 + near / 3, x - 1 + near % 3);
                    }
                    grey[y * width + x] = sum / 9;
                }
            }
        }
        return new Sample(new Frame(height, width, grey), sample.mask());
    }

    @Test
    void smearedRocksAreToldFromRealOnesThatItHasNotSeen() {
        List<Sample> made =
                withRocks(5, 80).stream().map(MadeOrRealTest::smeared).toList();
        MadeOrReal known = new MadeOrReal(ROCK, withRocks(3, 80), made);

        assertThat(known.separation()).isGreaterThan(0.9);
        Sample unseen = withRocks(7, 40).get(0);
        assertThat(known.madeness(smeared(unseen))).isGreaterThan(known.madeness(unseen));
    }

    @Test
    void realRocksAreNotToldFromOtherRealOnes() {
        MadeOrReal known = new MadeOrReal(ROCK, withRocks(3, 160), withRocks(5, 160));

        assertThat(known.separation()).isCloseTo(0.5, within(0.12));
    }

    @Test
    void theLimitLeavesAsManyAboveAsWereAskedFor() {
        List<Sample> made = withRocks(5, 80);
        MadeOrReal known = new MadeOrReal(ROCK, withRocks(3, 80), made);

        assertThat(known.limit(0)).isInfinite();
        assertThat(known.limit(0.2)).isLessThan(known.limit(0.05));
    }

    @Test
    void whereThereIsNothingToLearnFromNothingIsDetectable() {
        MadeOrReal known = new MadeOrReal(ROCK, List.of(), withRocks(3, 40));

        assertThat(known.limit(0.5)).isInfinite();
        assertThat(known.madeness(withRocks(5, 40).get(0))).isZero();
    }
}
