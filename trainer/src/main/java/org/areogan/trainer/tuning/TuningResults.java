package org.areogan.trainer.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import org.areogan.trainer.report.page.MarkdownTable;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.strategy.Trial;

/** What came of a search: the best configuration, a table and a page. */
final class TuningResults {
    private final TuningRequest request;
    private final List<String> header;
    private final List<Trial> trials;

    /** @param header names of what {@code trials.csv} tells of each trial */
    TuningResults(TuningRequest request, List<String> header, List<Trial> trials) {
        this.request = request;
        this.header = List.copyOf(header);
        this.trials = List.copyOf(trials);
    }

    void write(Path folder) {
        AtomicFile.writeString(folder.resolve("best.yaml"), bestYaml());
        String title = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        StaticPage.Table table = new StaticPage.Table("The best first", header, rows());
        new TuningPage(request, trials, best())
                .page(title, table, trials.size())
                .write(folder.resolve("report.html"));
    }

    /** Of those that were trained longest, since scores after fewer epochs are not to be compared with theirs. */
    Trial best() {
        int longest = trials.stream()
                .filter(Trial::isScored)
                .mapToInt(trial -> trial.proposal().epochs().orElse(0))
                .max()
                .orElseThrow(
                        () -> new UserException("none of the " + trials.size() + " trials has a score: all diverged"
                                + " or were refused; search over smaller learning rates or other values"));
        return trials.stream()
                .filter(trial -> trial.isScored() && trial.proposal().epochs().orElse(0) == longest)
                .min(Trial.BEST_FIRST)
                .orElseThrow();
    }

    /** Every key of the best configuration, and where it comes from. */
    private String bestYaml() {
        Trial best = best();
        ResolvedConfiguration from = request.configuration();
        return "# trial " + best.number() + " of " + trials.size() + ", mean IoU " + Text.score(best.score()) + " by "
                + request.folds() + " folds of " + request.data().shortName() + "\n"
                + new ResolvedConfiguration(
                                from.preset(),
                                from.defaults(),
                                request.space()
                                        .applied(
                                                from.configuration(),
                                                best.values(),
                                                best.proposal().epochs()))
                        .yaml();
    }

    String markdown() {
        MarkdownTable table = new MarkdownTable(header);
        rows().forEach(table::row);
        return table.text();
    }

    /** The best trial first; of those of a rung of their own, the longest trained first. */
    List<List<String>> rows() {
        return trials.stream().sorted(order()).map(this::row).toList();
    }

    private static Comparator<Trial> order() {
        return Comparator.comparing((Trial trial) -> -trial.proposal().epochs().orElse(0))
                .thenComparing(Trial.BEST_FIRST);
    }

    private List<String> row(Trial trial) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
        row.addAll(trial.values());
        trial.proposal().epochs().ifPresent(epochs -> row.add(Integer.toString(epochs)));
        row.add(Text.score(trial.score()));
        row.add(trial.outcome().name().toLowerCase(Locale.ROOT));
        row.add(trial.byFold().stream().map(Text::score).collect(Collectors.joining(" ")));
        return row;
    }
}
