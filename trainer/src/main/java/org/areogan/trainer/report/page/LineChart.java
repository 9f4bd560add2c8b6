package org.areogan.trainer.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A chart of lines over epochs, or something else that is counted in whole numbers, laid out for SVG so that the page's style sheet colours it for light and dark screens
 * and its words stay words. Text is left to the browser: nothing here needs fonts.
 *
 * @param title what is shown
 * @param series the lines; numbers that are not finite leave gaps
 * @param range least and greatest value of the y axis
 * @param along what the x axis counts, in a word or two
 */
public record LineChart(String title, List<Series> series, Range range, String along) {
    /** Size of the drawing, in its own units. */
    public static final int WIDTH = 640;

    public static final int HEIGHT = 260;
    public static final int LEFT = 68;
    public static final int RIGHT = WIDTH - 14;
    public static final int TOP = 12;
    public static final int BOTTOM = HEIGHT - 40;

    private static final int MOST_TICKS = 6;

    public LineChart {
        series = List.copyOf(series);
    }

    /** Over epochs. */
    public LineChart(String title, List<Series> series, Range range) {
        this(title, series, range, "epoch");
    }

    /**
     * A line.
     *
     * @param name in the legend
     * @param colour in CSS
     * @param points in the order of their epochs, or whatever they lie along
     */
    public record Series(String name, String colour, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A value at an epoch. */
    public record Point(int epoch, double value) {}

    /** A piece of the y axis. */
    public record Range(double least, double greatest) {}

    /**
     * A mark on an axis.
     *
     * @param at its place in the drawing
     * @param label its number
     */
    public record Tick(double at, String label) {}

    /** A chart whose y axis begins at 0 and ends at a round number above all values. */
    public static LineChart fromZero(String title, List<Series> series) {
        double greatest = series.stream()
                .flatMapToDouble(each -> each.points().stream().mapToDouble(Point::value))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double step = roundStep(greatest <= 0 ? 1 : greatest);
        return new LineChart(title, series, new Range(0, step * Math.max(1, Math.ceil(greatest / step))));
    }

    /** Whether there is anything to see. */
    public boolean hasPoints() {
        return series.stream()
                .flatMap(each -> each.points().stream())
                .anyMatch(point -> Double.isFinite(point.value()));
    }

    public double x(int epoch) {
        int first = firstEpoch();
        int last = Math.max(first + 1, lastEpoch());
        return LEFT + (double) (epoch - first) / (last - first) * (RIGHT - LEFT);
    }

    public double y(double value) {
        double share = (value - range.least()) / (range.greatest() - range.least());
        return BOTTOM - share * (BOTTOM - TOP);
    }

    /** The line in SVG's path language, interrupted at gaps. */
    public String path(Series line) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (Point point : line.points()) {
            if (Double.isFinite(point.value())) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(point.epoch()), y(point.value())));
            }
            drawing = Double.isFinite(point.value());
        }
        return path.toString();
    }

    public List<Tick> yTicks() {
        double step = roundStep(range.greatest() - range.least());
        List<Tick> ticks = new ArrayList<>();
        for (int mark = 0; range.least() + mark * step <= range.greatest() + step / 1000; mark++) {
            double value = range.least() + mark * step;
            ticks.add(new Tick(y(value), Text.number(value)));
        }
        return ticks;
    }

    public List<Tick> xTicks() {
        int first = firstEpoch();
        int step = (int) Math.max(1, roundStep(lastEpoch() - first));
        List<Tick> ticks = new ArrayList<>();
        for (int epoch = first; epoch <= lastEpoch(); epoch++) {
            if (epoch == first || epoch % step == 0) {
                ticks.add(new Tick(x(epoch), Integer.toString(epoch)));
            }
        }
        return ticks;
    }

    /** The chart in words, for those who cannot see it. */
    public String description() {
        List<String> sentences = new ArrayList<>();
        for (Series line : series) {
            List<Point> known = line.points().stream()
                    .filter(point -> Double.isFinite(point.value()))
                    .toList();
            if (!known.isEmpty()) {
                Point first = known.get(0);
                Point last = known.get(known.size() - 1);
                sentences.add(
                        line.name() + " goes from " + Text.number(first.value()) + " at " + along + " " + first.epoch()
                                + " to " + Text.number(last.value()) + " at " + along + " " + last.epoch() + ".");
            }
        }
        return String.join(" ", sentences);
    }

    private int firstEpoch() {
        return (int) epochs().min().orElse(1);
    }

    private int lastEpoch() {
        return (int) epochs().max().orElse(1);
    }

    private DoubleStream epochs() {
        return series.stream().flatMapToDouble(each -> each.points().stream().mapToDouble(Point::epoch));
    }

    /** The smallest of 1, 2, 5, 10, 20 ... (and their tenths ...) that needs no more ticks than fit. */
    private static double roundStep(double span) {
        double least = Math.max(span, Double.MIN_NORMAL) / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * 0.999999) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
