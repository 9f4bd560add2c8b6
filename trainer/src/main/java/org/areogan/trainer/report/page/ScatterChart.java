package org.areogan.trainer.report.page;

import java.util.Comparator;
import java.util.List;
import org.areogan.trainer.report.page.LineChart.Range;
import org.areogan.trainer.report.page.LineChart.Tick;

/**
 * A chart of dots, laid out as {@link LineChart} is.
 *
 * @param title what the y axis shows
 * @param along what the x axis shows
 * @param dots in the order in which they are drawn
 * @param marks below the x axis
 * @param range least and greatest value of the y axis
 */
public record ScatterChart(String title, String along, List<Dot> dots, List<Mark> marks, Range range) {
    /** So that dots at the ends, and what is written below them, stay whole. */
    private static final int INSET = 40;

    public ScatterChart {
        dots = List.copyOf(dots);
        marks = List.copyOf(marks);
    }

    /**
     * @param share of the x axis, 0 to 1
     * @param value on the y axis
     * @param label what the dot is of
     * @param colour in CSS
     * @param stands whether it stands out
     */
    public record Dot(double share, double value, String label, String colour, boolean stands) {}

    /** @param share of the x axis, 0 to 1 */
    public record Mark(double share, String label) {}

    public double x(double share) {
        return LineChart.LEFT + INSET + share * (LineChart.RIGHT - LineChart.LEFT - 2 * INSET);
    }

    public double y(double value) {
        return axis().y(value);
    }

    public List<Tick> yTicks() {
        return axis().yTicks();
    }

    private LineChart axis() {
        return new LineChart(title, List.of(), range, along);
    }

    /** The chart in words, for those who cannot see it. */
    public String description() {
        return dots.stream()
                .max(Comparator.comparingDouble(Dot::value))
                .map(dot -> dots.size() + " dots; the highest is " + dot.label() + " with " + Text.number(dot.value())
                        + ".")
                .orElse("no dots");
    }
}
