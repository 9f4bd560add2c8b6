package org.areogan.trainer.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.Dimension;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * {@code trials.csv}: all that a search knows. A row for each trial, with its number, the value of each key, the epochs if
 * the strategy decides them, the mean IoU to the last bit, how it ended and what its mean IoU was after each training. Tables that
 * lack the last column are read, too.
 */
final class TrialTable {
    private static final String NUMBER = "trial";
    private static final String EPOCHS = "epochs";
    private static final String SCORE = "mean_iou";
    private static final String OUTCOME = "outcome";
    private static final String BY_FOLD = "by_fold";

    private final Path file;
    private final SearchSpace space;
    private final boolean epochs;

    /** @param epochs whether there is a column for them */
    TrialTable(Path file, SearchSpace space, boolean epochs) {
        this.file = file;
        this.space = space;
        this.epochs = epochs;
    }

    void write(List<Trial> trials) {
        StringBuilder text = new StringBuilder(CsvLine.of(header()));
        trials.forEach(trial -> text.append(CsvLine.of(cells(trial))));
        AtomicFile.writeString(file, text.toString());
    }

    List<String> header() {
        List<String> header = new ArrayList<>(List.of(NUMBER));
        header.addAll(space.keys());
        if (epochs) {
            header.add(EPOCHS);
        }
        header.addAll(List.of(SCORE, OUTCOME, BY_FOLD));
        return header;
    }

    private List<String> cells(Trial trial) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(trial.number())));
        cells.addAll(trial.values());
        if (epochs) {
            cells.add(Integer.toString(trial.proposal().epochs().orElseThrow()));
        }
        cells.add(trial.isScored() ? Double.toString(trial.score()) : "");
        cells.add(trial.outcome().name().toLowerCase(Locale.ROOT));
        cells.add(trial.byFold().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        return cells;
    }

    /** @throws UserException if the file cannot be read, or holds what no search of this space can have written */
    List<Trial> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> columns = lines.isEmpty() ? List.of() : CsvLine.cells(lines.get(0));
            List<String> before = header().subList(0, header().size() - 1);
            if (!columns.equals(header()) && !columns.equals(before)) {
                throw wrong(1, "it must name the columns " + String.join(", ", header()));
            }
            List<Trial> trials = new ArrayList<>();
            for (int line = 2; line <= lines.size(); line++) {
                trials.add(trial(cells(lines.get(line - 1), line, columns.size()), line));
            }
            return trials;
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read " + file + " (" + failure.getClass().getSimpleName()
                            + "); check its permissions, or begin anew in another folder with -o",
                    failure);
        }
    }

    /** With an empty one for what was reached after each training, where the table lacks that. */
    private List<String> cells(String text, int line, int columns) {
        List<String> cells = new ArrayList<>(CsvLine.cells(text));
        if (cells.size() != columns) {
            throw wrong(line, "it has " + cells.size() + " cells instead of " + columns);
        }
        if (columns < header().size()) {
            cells.add("");
        }
        return cells;
    }

    private Trial trial(List<String> cells, int line) {
        if (!cells.get(0).equals(Integer.toString(line - 1))) {
            throw wrong(line, "the trial must be " + (line - 1) + ", got " + cells.get(0));
        }
        List<String> values = cells.subList(1, 1 + space.keys().size());
        for (Dimension each : space.dimensions()) {
            String value = values.get(space.dimensions().indexOf(each));
            if (!each.range().contains(value)) {
                throw wrong(line, each.key() + " is " + value + ", which the space does not have");
            }
        }
        try {
            int last = cells.size() - 1;
            OptionalInt trained = epochs ? OptionalInt.of(Integer.parseInt(cells.get(last - 3))) : OptionalInt.empty();
            String score = cells.get(last - 2);
            return new Trial(
                    line - 1,
                    new Proposal(values, trained),
                    outcome(cells.get(last - 1)),
                    score.isEmpty() ? Double.NaN : Double.parseDouble(score),
                    numbers(cells.get(last)));
        } catch (IllegalArgumentException wrong) {
            throw wrong(line, String.valueOf(wrong.getMessage()));
        }
    }

    private static Outcome outcome(String word) {
        Outcome outcome = Outcome.valueOf(word.toUpperCase(Locale.ROOT));
        if (outcome == Outcome.RUNNING) {
            throw new IllegalArgumentException("a trial that has not ended has no row");
        }
        return outcome;
    }

    private static List<Double> numbers(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(" ", -1)).map(Double::valueOf).toList();
    }

    private UserException wrong(int line, String why) {
        return new UserException(file + ", line " + line + ": " + why
                + "; put the line back as it was, or take it and all below it out to try them again");
    }
}
