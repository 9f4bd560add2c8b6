package org.areogan.synth.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.TrainingListener;

/**
 * Trains the segmenter with and without synthetic pairs, with the same steps and seeds, and scores all of it on the same
 * real frames. Everything lies in one folder, training by training, so that it can be interrupted and gone on with.
 *
 * <pre>
 * data/ROW/            what the row is trained on
 * runs/ROW-SEED/       a training
 * scores/ROW-SEED.json its score on the test frames
 * proof.md             the table so far
 * report.html          the same with a look at the pairs
 * </pre>
 *
 * @param folder of all this
 * @param rows that are compared
 * @param seeds of each row, counted from 1
 * @param rare the class that is to gain
 * @param configurations resolved configuration with these settings laid over
 */
record Proof(
        Path folder,
        List<ProofRow> rows,
        int seeds,
        TerrainClass rare,
        Function<List<String>, SavedConfiguration> configurations) {
    public Proof {
        rows = List.copyOf(rows);
    }

    /** Makes what a row is trained on, unless it is there. */
    @FunctionalInterface
    public interface RowData {
        /** @return the archive; nothing if it was interrupted */
        Optional<Path> archive(ProofRow row, Path folder);
    }

    /** Is told of each training before it begins. */
    @FunctionalInterface
    public interface Announcement {
        void beginning(ProofRow row, int seed);
    }

    /**
     * Goes through all rows for the first seed, then for the second, and so on, so that a table is there early.
     *
     * @param test frames that no training sees
     * @param steps of an epoch, the same for all rows; 0 goes through all pairs of a row
     * @param listeners asked for once for each training
     * @return whether all of it is done
     */
    public boolean run(
            RowData data,
            DataSet test,
            int steps,
            Engine engine,
            Supplier<List<TrainingListener>> listeners,
            Announcement announcement,
            BooleanSupplier stop) {
        for (PlannedProof each : unscored()) {
            if (!train(each, data, test, steps, engine, listeners, announcement, stop)) {
                return false;
            }
            report(test.classes());
        }
        return true;
    }

    /** The trainings that have no score yet, all rows for the first seed first. */
    List<PlannedProof> unscored() {
        List<PlannedProof> trainings = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (ProofRow row : rows) {
                trainings.add(new PlannedProof(row, seed));
            }
        }
        return trainings.stream().filter(each -> !Files.exists(score(each))).toList();
    }

    /** Does one training and scores it, as {@link #run} does all, unless it is scored. @return whether it is */
    boolean train(
            PlannedProof training,
            RowData data,
            DataSet test,
            int steps,
            Engine engine,
            Supplier<List<TrainingListener>> listeners,
            Announcement announcement,
            BooleanSupplier stop) {
        if (Files.exists(score(training))) {
            return true;
        }
        ProofRow row = training.row();
        announcement.beginning(row, training.seed());
        Optional<Path> archive = data.archive(row, data(row));
        if (archive.isEmpty()) {
            return false;
        }
        SavedConfiguration configuration = configurations.apply(List.of(
                "seed=" + training.seed(),
                "training.steps_per_epoch=" + steps,
                "training.epochs=" + row.epochs(configuration().training().epochs())));
        Path run = folder.resolve("runs").resolve(training.name());
        Optional<ProofScore> scored = new ProofRun(run, configuration, archive.get(), rare)
                .score(row, training.seed(), engine, test, listeners.get(), stop);
        scored.ifPresent(each -> each.write(score(training)));
        return scored.isPresent();
    }

    /** That all trainings have but for their seeds and steps. */
    public RunConfiguration configuration() {
        return configurations.apply(List.of()).configuration();
    }

    /** What a row is trained on, and what is known of it. */
    Path data(ProofRow row) {
        return folder.resolve("data").resolve(row.word());
    }

    /** Writes the table and the page of all scores that are there. */
    public void report(ClassSet classes) {
        ProofTable table = table(classes);
        AtomicFile.writeString(folder.resolve("proof.md"), table.markdown());
        ProofPage.of(this, table).write(folder.resolve("report.html"));
    }

    private Path score(PlannedProof training) {
        return folder.resolve("scores").resolve(training.name() + ".json");
    }

    /** Of all scores that are there. */
    ProofTable table(ClassSet classes) {
        List<ProofScore> scores = new ArrayList<>();
        for (ProofRow row : rows) {
            for (int seed = 1; seed <= seeds; seed++) {
                Path score = score(new PlannedProof(row, seed));
                if (Files.exists(score)) {
                    scores.add(ProofScore.read(score));
                }
            }
        }
        return ProofTable.of(scores, classes, rare);
    }

    /** The table so far as Markdown. */
    public String markdown(ClassSet classes) {
        return table(classes).markdown();
    }
}
