package org.areogan.trainer.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.areogan.trainer.report.page.LineChart.Point;
import org.areogan.trainer.report.page.LineChart.Series;
import org.areogan.trainer.report.page.LineChart.Tick;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static LineChart chart(Point... points) {
        return LineChart.fromZero("loss", List.of(new Series("player", "red", List.of(points))));
    }

    @Test
    void valuesLieBetweenZeroAndARoundNumberAboveThem() {
        LineChart chart = chart(new Point(1, 0.3), new Point(2, 4.1), new Point(3, 1));
        assertThat(chart.range().least()).isZero();
        assertThat(chart.range().greatest()).isEqualTo(5);
        assertThat(chart.yTicks()).extracting(Tick::label).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(chart.y(0)).isEqualTo(LineChart.BOTTOM);
        assertThat(chart.y(5)).isEqualTo(LineChart.TOP);
        assertThat(chart.y(2.5)).isEqualTo((LineChart.TOP + LineChart.BOTTOM) / 2.0);
    }

    @Test
    void smallValuesHaveReadableTicks() {
        assertThat(chart(new Point(1, 0.00018)).yTicks())
                .extracting(Tick::label)
                .containsExactly("0", "5e-5", "0.0001", "0.00015", "0.0002");
    }

    @Test
    void theLineIsInterruptedWhereANumberIsMissing() {
        LineChart chart =
                chart(new Point(1, 1), new Point(2, 1), new Point(3, Double.NaN), new Point(4, 1), new Point(5, 1));
        // Two pen strokes of two points each: M lifts the pen, L draws on.
        assertThat(chart.path(chart.series().get(0)).replaceAll("[^ML]", "")).isEqualTo("MLML");
    }

    @Test
    void aLineGoesThroughItsPoints() {
        LineChart chart = chart(new Point(1, 4), new Point(2, 1));
        assertThat(chart.path(chart.series().get(0)))
                .isEqualTo(String.format(
                        Locale.ROOT, "M%.1f %.1fL%.1f %.1f", chart.x(1), chart.y(4), chart.x(2), chart.y(1)));
    }

    @Test
    void epochsAreMarkedByWholeNumbers() {
        LineChart few = chart(new Point(3, 1), new Point(4, 1));
        assertThat(few.xTicks()).extracting(Tick::label).containsExactly("3", "4");
        Point[] points = new Point[120];
        for (int epoch = 1; epoch <= points.length; epoch++) {
            points[epoch - 1] = new Point(epoch, 1);
        }
        assertThat(chart(points).xTicks())
                .extracting(Tick::label)
                .containsExactly("1", "20", "40", "60", "80", "100", "120");
    }

    @Test
    void oneEpochAndAllZeroAreDrawnToo() {
        LineChart chart = chart(new Point(1, 0));
        assertThat(chart.x(1)).isEqualTo(LineChart.LEFT);
        assertThat(chart.y(0)).isEqualTo(LineChart.BOTTOM);
        assertThat(chart.xTicks()).extracting(Tick::label).containsExactly("1");
    }

    @Test
    void theChartIsToldInWords() {
        assertThat(chart(new Point(1, Double.NaN), new Point(2, 0.5), new Point(7, 0.25))
                        .description())
                .isEqualTo("player goes from 0.5 at epoch 2 to 0.25 at epoch 7.");
    }
}
