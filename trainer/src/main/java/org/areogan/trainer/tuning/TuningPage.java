package org.areogan.trainer.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.areogan.trainer.report.page.LineChart;
import org.areogan.trainer.report.page.ScatterChart;
import org.areogan.trainer.report.page.ScatterChart.Dot;
import org.areogan.trainer.report.page.ScatterChart.Mark;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.space.Choice;
import org.areogan.trainer.tuning.space.Decimal;
import org.areogan.trainer.tuning.space.Dimension;
import org.areogan.trainer.tuning.space.Range;
import org.areogan.trainer.tuning.strategy.Trial;

/** {@code report.html} of a search: the score against each key, and the table. */
final class TuningPage {
    private static final String COLOUR = "var(--series-1)";
    private static final int MARKS = 5;

    private final TuningRequest request;
    private final List<Trial> scored;
    private final long stopped;
    private final Trial best;

    TuningPage(TuningRequest request, List<Trial> trials, Trial best) {
        this.request = request;
        this.scored = trials.stream().filter(Trial::isScored).toList();
        this.stopped = trials.stream()
                .filter(trial -> trial.outcome() == Trial.Outcome.STOPPED)
                .count();
        this.best = best;
    }

    /** @param table of all trials */
    StaticPage page(String title, StaticPage.Table table, int trials) {
        List<ScatterChart> charts =
                request.space().dimensions().stream().map(this::chart).toList();
        return new StaticPage(
                "search",
                title,
                request.strategy().name().toLowerCase(Locale.ROOT),
                notes(),
                List.of(
                        new StaticPage.Fact("Best mean IoU", Text.score(best.score())),
                        new StaticPage.Fact("Best trial", Integer.toString(best.number())),
                        new StaticPage.Fact("Trials", Integer.toString(trials))),
                List.of(
                        new StaticPage.Section("Keys", List.of(), List.of(), List.of(), charts),
                        new StaticPage.Section("Trials", List.of(table), List.of())));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(List.of("Each trial is a cross-validation with " + request.folds()
                + " folds and " + (request.seeds() == 1 ? "one seed" : request.seeds() + " seeds") + " on "
                + request.data().shortName() + "; its score is the mean IoU of frames that no training of it saw. The"
                + " best of many scores is a lucky one: 'areogan validate' with other seeds tells what it is worth."));
        if (stopped > 0) {
            notes.add(stopped + (stopped == 1 ? " trial was" : " trials were") + " stopped before the last training,"
                    + " being below the median of earlier trials after the same ones; the charts leave them out.");
        }
        if (request.strategy().decidesEpochs()) {
            notes.add("Larger dots were trained for the most epochs; scores of other numbers of epochs are not to be"
                    + " compared with theirs.");
        }
        return notes;
    }

    private ScatterChart chart(Dimension dimension) {
        int index = request.space().dimensions().indexOf(dimension);
        List<Dot> dots = scored.stream()
                .map(trial -> new Dot(
                        place(dimension.range(), trial.values().get(index)),
                        trial.score(),
                        "trial " + trial.number() + ", " + trial.values().get(index),
                        COLOUR,
                        trial.proposal().epochs().equals(best.proposal().epochs())
                                && (request.strategy().decidesEpochs() || trial.equals(best))))
                .toList();
        return new ScatterChart("Mean IoU against " + dimension.key(), dimension.key(), dots, marks(dimension), axis());
    }

    private static double place(Range range, String value) {
        return range instanceof Choice choice
                ? choice.values().indexOf(value) / (choice.values().size() - 1.0)
                : range.coordinates(value)[0];
    }

    private static List<Mark> marks(Dimension dimension) {
        Range range = dimension.range();
        List<String> values = range instanceof Choice choice
                ? choice.values()
                : Decimal.shares(MARKS).stream().map(range::at).distinct().toList();
        return values.stream()
                .map(value -> new Mark(place(range, value), value))
                .toList();
    }

    /** Tenths around all scores. */
    private LineChart.Range axis() {
        double low = scored.stream().mapToDouble(Trial::score).min().orElse(0);
        double high = scored.stream().mapToDouble(Trial::score).max().orElse(1);
        double from = Math.floor(low * 10) / 10;
        return new LineChart.Range(from, Math.max(from + 0.1, Math.ceil(high * 10) / 10));
    }
}
