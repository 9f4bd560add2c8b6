package org.areogan.program.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.areogan.program.bench.BenchTask.Fastest;
import org.areogan.program.options.ComputingOptions;
import org.areogan.trainer.bench.BenchWork;
import org.areogan.trainer.report.page.MarkdownTable;

/** A benchmark for people: a table, in plain text or Markdown, and what its figures mean. */
final class BenchTable {
    private static final List<String> HEADINGS = List.of(
            "engine",
            "batch",
            "frame",
            "game ms",
            "U-Net ms",
            "forward ms",
            "game frames/s",
            "U-Net frames/s",
            "forward frames/s",
            "GFLOP/s",
            "of peak",
            "peak MB");

    private BenchTable() {}

    static String plain(BenchReport report) {
        List<List<String>> lines = lines(report);
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(IntStream.range(0, line.size())
                            .mapToObj(column -> padded(line.get(column), widths[column], column))
                            .collect(Collectors.joining("  "))
                            .stripTrailing())
                    .append('\n');
        }
        failures(report).forEach(failure -> text.append(failure).append('\n'));
        text.append('\n');
        notes(report).forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    static String markdown(BenchReport report) {
        MarkdownTable table = new MarkdownTable(HEADINGS);
        lines(report).stream().skip(1).forEach(table::row);
        List<String> sentences = new ArrayList<>(failures(report));
        sentences.addAll(notes(report));
        return table.text() + '\n' + MarkdownTable.list(sentences);
    }

    /** The engine's name to the left, figures to the right. */
    private static String padded(String cell, int width, int column) {
        String space = " ".repeat(width - cell.length());
        return column == 0 ? cell + space : space + cell;
    }

    private static List<List<String>> lines(BenchReport report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        report.rows().stream().filter(row -> !row.failed()).forEach(row -> lines.add(line(report, row)));
        return lines;
    }

    private static List<String> line(BenchReport report, BenchRow row) {
        List<String> cells = new ArrayList<>(
                List.of(row.engine(), Integer.toString(row.batch()), row.frame().toString()));
        row.speeds()
                .values()
                .forEach(speed -> cells.add(
                        figure(speed.median()) + " (" + figure(speed.tenth()) + "-" + figure(speed.ninetieth()) + ")"));
        row.speeds().values().forEach(speed -> cells.add(figure(speed.framesPerSecond())));
        BenchSpeed game = row.speeds().get(BenchWork.GAME);
        cells.add(orDash(game == null ? OptionalDouble.empty() : game.gigaflops(), 1, ""));
        cells.add(orDash(report.shareOfPeak(row, BenchWork.GAME), 100, "%"));
        cells.add(Long.toString(Math.round(row.peakBytes() / 1e6)));
        return cells;
    }

    private static List<String> failures(BenchReport report) {
        return report.rows().stream()
                .filter(BenchRow::failed)
                .map(row -> row.engine() + ", batch " + row.batch() + ", " + row.frame() + " failed: " + row.failure())
                .toList();
    }

    private static List<String> notes(BenchReport report) {
        BenchPlan plan = report.plan();
        List<String> notes = new ArrayList<>();
        notes.add(
                "ms: median (10th-90th percentile) of " + plan.steps() * plan.repeats() + " times"
                        + (plan.repeats() > 1 ? " in " + plan.repeats() + " processes" : "") + ", after "
                        + plan.warmUp()
                        + " of warm-up. game: a step of both players; U-Net: a step of the generator alone; forward: segmenting.");
        notes.add("GFLOP/s and share of the peak: convolutions of the game. peak MB: physical memory of the process"
                + " while it plays the game, without a GPU's.");
        Map<String, String> engines = new TreeMap<>();
        report.rows().stream()
                .filter(row -> !row.failed())
                .forEach(row -> engines.put(row.engine(), row.description()));
        engines.forEach((name, description) -> notes.add(name + ": " + description));
        if (!report.reference().flopPerFrame().isEmpty()) {
            plan.frames().forEach(frame -> notes.add(arithmetic(report, frame)));
        }
        notes.add("Machine: " + BenchReport.machine() + "; preset " + plan.preset() + ", threads "
                + plan.settings().threads() + ", precision "
                + ComputingOptions.word(plan.settings().precision()) + ", peak "
                + report.reference().peak().map(BenchTable::peak).orElse("not measured"));
        return notes;
    }

    private static String peak(Fastest fastest) {
        return figure(fastest.peak().gigaflops()) + " GFLOP/s ("
                + fastest.peak().kernel() + " by " + fastest.engine()
                + ", the fastest of several, for all engines on the same device)";
    }

    private static String arithmetic(BenchReport report, BenchFrame frame) {
        Map<BenchWork, Double> flop = report.flopPerFrame(frame);
        return "GFLOP for each " + frame + " frame: game " + gigaflop(flop, BenchWork.GAME) + ", U-Net "
                + gigaflop(flop, BenchWork.UNET) + ", forward " + gigaflop(flop, BenchWork.FORWARD);
    }

    private static String gigaflop(Map<BenchWork, Double> flop, BenchWork work) {
        return String.format(Locale.ROOT, "%.4g", flop.getOrDefault(work, 0.0) / 1e9);
    }

    private static String orDash(OptionalDouble value, double scale, String unit) {
        return value.isPresent() ? figure(value.getAsDouble() * scale) + unit : "-";
    }

    /** Three digits or more, none of them in an exponent. */
    private static String figure(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
