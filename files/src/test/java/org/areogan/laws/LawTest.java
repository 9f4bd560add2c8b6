package org.areogan.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LawTest {
    @Law(tries = 50)
    void theSameSeedDrawsTheSame(Draw any) {
        Draw again = new Draw(any.seed());
        assertThat(all(again)).isEqualTo(all(any));
        assertThat(again.drawn()).isEqualTo(any.drawn());
    }

    @Law
    void whatIsDrawnLiesWithinItsBounds(Draw any) {
        assertThat(any.integer(-3, 5)).isBetween(-3, 5);
        any.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(any.real(0.5, 2)).isBetween(0.5, 2.0);
        assertThat(any.list(2, 4, any::number)).hasSizeBetween(2, 4);
    }

    @Test
    void theFirstCasesAreTheSmallestTheLargestAndZero() {
        List<Draw> first = LawCases.seeds(0, 3).mapToObj(Draw::new).toList();
        assertThat(first).map(draw -> draw.integer(-7, 9)).containsExactly(-7, 9, 0);
        assertThat(first).map(draw -> draw.real(0.25, 9)).containsExactly(0.25, 9.0, 0.25);
        assertThat(first).map(Draw::number).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE, 0L);
        assertThat(first).map(draw -> draw.list(0, 3, draw::either).size()).containsExactly(0, 3, 0);
    }

    @Test
    void anotherStreamHasOtherCasesAfterTheEdges() {
        assertThat(LawCases.seeds(0, 50)).hasSize(50).doesNotHaveDuplicates();
        assertThat(LawCases.seeds(0, 50).boxed().toList())
                .isEqualTo(LawCases.seeds(0, 50).boxed().toList());
        long[] other = LawCases.seeds(1, 50).skip(3).toArray();
        assertThat(LawCases.seeds(0, 50).skip(3))
                .doesNotContainAnyElementsOf(LongStream.of(other).boxed().toList());
    }

    @Test
    void edgesTurnUpAmongTheOthersToo() {
        List<Double> reals = LawCases.seeds(0, 200)
                .skip(3)
                .mapToObj(seed -> new Draw(seed).real())
                .toList();
        assertThat(reals).contains(Double.NaN, -0.0, Double.POSITIVE_INFINITY, Double.MAX_VALUE);
    }

    @Test
    void theReportOfABrokenLawShowsItsInputAndHowToRunItAgain() {
        Draw draw = new Draw(77);
        int side = draw.integer(1, 9);
        List<Integer> sides = draw.list(2, 2, () -> draw.integer(4, 4));
        assertThat(LawReport.message(draw, "squaresAreEven", new AssertionError("9 is odd")))
                .contains("squaresAreEven is broken by " + side + ", " + sides)
                .contains("-Dareogan.law.seed=77")
                .endsWith("9 is odd");
    }

    private static List<Object> all(Draw draw) {
        return List.of(
                draw.number(),
                draw.integer(-3, 5),
                draw.real(0, 1),
                draw.real(),
                draw.either(),
                draw.oneOf("a", "b", "c"),
                draw.list(0, 5, draw::number));
    }
}
