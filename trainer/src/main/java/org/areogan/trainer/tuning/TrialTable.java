package org.areogan.trainer.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.Dimension;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * {@code trials.csv}: all that a search knows. A row for each trial, with its number, the value of each key, the epochs if
 * the strategy decides them, the mean IoU to the last bit and how it ended.
 */
final class TrialTable {
    private static final String NUMBER = "trial";
    private static final String EPOCHS = "epochs";
    private static final String SCORE = "mean_iou";
    private static final String OUTCOME = "outcome";

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
        header.addAll(List.of(SCORE, OUTCOME));
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
        return cells;
    }

    /** @throws UserException if the file cannot be read, or holds what no search of this space can have written */
    List<Trial> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !CsvLine.cells(lines.get(0)).equals(header())) {
                throw wrong(1, "it must name the columns " + String.join(", ", header()));
            }
            List<Trial> trials = new ArrayList<>();
            for (int line = 2; line <= lines.size(); line++) {
                trials.add(trial(lines.get(line - 1), line));
            }
            return trials;
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read " + file + " (" + failure.getClass().getSimpleName()
                            + "); check its permissions, or begin anew in another folder with -o",
                    failure);
        }
    }

    private Trial trial(String text, int line) {
        List<String> cells = CsvLine.cells(text);
        if (cells.size() != header().size()) {
            throw wrong(line, "it has " + cells.size() + " cells instead of " + header().size());
        }
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
            OptionalInt trained =
                    epochs ? OptionalInt.of(Integer.parseInt(cells.get(cells.size() - 3))) : OptionalInt.empty();
            Outcome outcome = Outcome.valueOf(cells.get(cells.size() - 1).toUpperCase(Locale.ROOT));
            String score = cells.get(cells.size() - 2);
            return new Trial(
                    line - 1,
                    new Proposal(values, trained),
                    outcome,
                    score.isEmpty() ? Double.NaN : Double.parseDouble(score));
        } catch (IllegalArgumentException wrong) {
            throw wrong(line, String.valueOf(wrong.getMessage()));
        }
    }

    private UserException wrong(int line, String why) {
        return new UserException(file + ", line " + line + ": " + why
                + "; put the line back as it was, or take it and all below it out to try them again");
    }
}
