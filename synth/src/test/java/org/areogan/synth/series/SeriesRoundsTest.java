package org.areogan.synth.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.areogan.synth.Series;
import org.areogan.synth.Synthesis.Reason;
import org.junit.jupiter.api.Test;

class SeriesRoundsTest {
    /** Pairs whose sums are made of these numbers. */
    private static SeriesEnd end(int number, int... pairs) {
        ByteBuffer sums = ByteBuffer.allocate(SeriesEnd.SUM * pairs.length);
        for (int pair : pairs) {
            sums.putInt(0).putInt(pair).position(sums.position() + SeriesEnd.SUM - 2 * Integer.BYTES);
        }
        return new SeriesEnd(number, Reason.REACHED, pairs.length, 10, sums.array());
    }

    private static SeriesRounds rounds(int count, int size) {
        return new SeriesRounds(new Series.Plan(count, size, 5));
    }

    private static List<Integer> counts(SeriesRounds rounds) {
        return rounds.next().stream().map(Series::count).toList();
    }

    @Test
    void aRequestIsCutIntoSeriesOfWhichOnlyTheLastIsShorter() {
        SeriesRounds rounds = rounds(8, 3);
        assertThat(counts(rounds)).containsExactly(3, 3, 2);
        assertThat(rounds.next().stream().map(Series::number)).containsExactly(0, 1, 2);
        assertThat(rounds.next().stream().map(Series::seed)).doesNotHaveDuplicates();
        rounds.add(List.of(end(0, 1, 2, 3), end(1, 4, 5, 6), end(2, 7, 8)));
        assertThat(rounds.next()).isEmpty();
        assertThat(rounds.kept()).isEqualTo(8);
        assertThat(rounds.attempts()).isEqualTo(30);
    }

    @Test
    void copiesOfEarlierPairsAreLeftOutAndMadeUpForByFurtherSeries() {
        SeriesRounds rounds = rounds(8, 3);
        rounds.add(List.of(end(0, 1, 2, 3), end(1, 3, 4, 1), end(2, 5, 5)));
        assertThat(rounds.parts())
                .containsExactly(
                        new Part(0, 0, 3, List.of()), new Part(1, 3, 1, List.of(0, 2)), new Part(2, 4, 1, List.of(1)));
        assertThat(rounds.next())
                .extracting(Series::number, Series::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 3));
        rounds.add(List.of(end(3, 6, 7, 2)));
        assertThat(counts(rounds)).containsExactly(1);
        rounds.add(List.of(end(4, 8)));
        assertThat(rounds.next()).isEmpty();
        assertThat(rounds.kept()).isEqualTo(8);
        assertThat(rounds.parts().get(4)).isEqualTo(new Part(4, 7, 1, List.of()));
    }

    @Test
    void aRoundThatMadeLessThanHalfOfWhatWasMissingIsTheLast() {
        SeriesRounds rounds = rounds(8, 4);
        rounds.add(List.of(end(0, 1, 2, 3, 4), end(1)));
        assertThat(counts(rounds)).containsExactly(4);
        rounds.add(List.of(end(2, 5)));
        assertThat(rounds.next()).isEmpty();
        assertThat(rounds.kept()).isEqualTo(5);
    }

    @Test
    void endsOfOtherSeriesAreRefused() {
        assertThatThrownBy(() -> rounds(4, 2).add(List.of(end(1, 1, 2), end(0, 3, 4))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsThatWereAddedBeforeAreToldByTheirPlace() {
        SplittableRandom random = new SplittableRandom(3);
        Sums sums = new Sums();
        Set<Integer> known = new HashSet<>();
        for (int block = 0; block < 40; block++) {
            int[] pairs = random.ints(200, 0, 4000).toArray();
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < pairs.length; i++) {
                if (!known.add(pairs[i])) {
                    expected.add(i);
                }
            }
            assertThat(sums.add(end(block, pairs).sums())).isEqualTo(expected);
        }
    }
}
