package org.areogan.clean.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.areogan.clean.StampedMars;
import org.areogan.clean.StampedMars.Position;
import org.areogan.clean.detect.Suspicion;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class AutoencoderDetectorTest {
    private static final int STAMPED = 20;

    /** Frames, one of them stamped. */
    private static MemoryDataSet frames(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Sample clean = StampedMars.clean(index);
            samples.add(
                    index == STAMPED
                            ? new Sample(
                                    StampedMars.stamped(clean.frame(), 12, 26, new Position(1, false)), clean.mask())
                            : clean);
        }
        return new MemoryDataSet("frames", ClassSet.ROVER, samples, List.of());
    }

    @Test
    void aStampedFrameIsMoreUnlikeTheRestThanNearlyAllOthersAndTheSeedDecidesEveryBit() {
        MemoryDataSet frames = frames(60);
        double[] scores = new AutoencoderDetector(2.5, 7).scores(frames);

        int worse = 0;
        for (double score : scores) {
            worse += score > scores[STAMPED] ? 1 : 0;
        }
        assertThat(worse).isLessThanOrEqualTo(1);
        List<Suspicion> found = new AutoencoderDetector(scores[STAMPED], 7).find(frames);
        assertThat(found).hasSize(worse + 1).extracting(Suspicion::frame).contains(STAMPED);
        assertThat(found).allSatisfy(each -> assertThat(each.score()).isEqualTo(scores[each.frame()]));
    }

    @Test
    void aFewFramesHaveNoRestToBeUnlike() {
        assertThat(new AutoencoderDetector(0.001, 7).find(frames(31))).isEmpty();
    }

    @Test
    void patchesOverlapByHalfAndReachTheEdge() {
        float[] grey = new float[40 * 64];
        grey[39 * 64 + 63] = 1;
        float[][] patches = Patches.of(new Frame(40, 64, grey));
        assertThat(patches).hasNumberOfRows(4 * 7);
        float[] last = patches[27];
        assertThat(last[255]).isGreaterThan(last[254]);
        assertThat(patches[0]).containsOnly(patches[0][0]);
    }

    @Test
    void robustScoresAreCountedFromTheMedianByTheMedianDeviation() {
        // Logarithms 0, 1, 2, 3, 10: median 2, deviations 2, 1, 0, 1, 8 with median 1.
        double[] values = {1, Math.E, Math.exp(2), Math.exp(3), Math.exp(10)};
        double[] scores = RobustScores.of(values);
        assertThat(scores[2]).isCloseTo(0, within(1e-9));
        assertThat(scores[3]).isCloseTo(1 / 1.4826, within(1e-9));
        assertThat(scores[4]).isCloseTo(8 / 1.4826, within(1e-9));
        assertThat(RobustScores.of(new double[] {3, 3, 3, 9})).containsOnly(0);
    }

    @Test
    void whatChanceTellsIsTheNormalDistributionsTail() {
        // From a table of the standard normal distribution.
        assertThat(AutoencoderDetector.byChance(10_000, 2.5)).isCloseTo(62.1, within(0.05));
        assertThat(AutoencoderDetector.byChance(10_000, 1.96)).isCloseTo(250, within(0.1));
        assertThat(AutoencoderDetector.byChance(10_000, 3.5)).isCloseTo(2.326, within(0.001));
    }
}
