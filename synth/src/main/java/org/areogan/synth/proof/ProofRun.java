package org.areogan.synth.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.score.PixelTally;
import org.areogan.terrain.score.RareClass;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.split.Split;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;
import org.areogan.trainer.validation.Evaluation;

/**
 * One training of the comparison, begun or gone on with, and its score.
 *
 * @param folder of the run
 * @param configuration of the run
 * @param archive that is trained on
 * @param rare the class that is to gain
 */
record ProofRun(Path folder, SavedConfiguration configuration, Path archive, TerrainClass rare) {

    /** What a training listener has seen. */
    private static final class Watch implements TrainingListener {
        private final boolean keepsLast;
        private Map<String, Double> kept = Map.of();
        private int frames;
        private long steps;

        Watch(boolean keepsLast) {
            this.keepsLast = keepsLast;
        }

        @Override
        public void runStarted(RunStart start) {
            frames = start.trainingFrames();
            start.history().forEach(this::epochEnded);
        }

        @Override
        public void epochEnded(EpochRecord epoch) {
            steps = epoch.step();
            if (keepsLast || epoch.best()) {
                kept = new LinkedHashMap<>(Scores.of(epoch.validation()).byName());
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /**
     * Trains to the end and scores the network that the configuration keeps.
     *
     * @param test frames that no training sees
     * @return nothing if it was interrupted
     */
    Optional<ProofScore> score(
            ProofRow row, long seed, Engine engine, DataSet test, List<TrainingListener> more, BooleanSupplier stop) {
        TrainingRun run =
                TrainingRun.takeUp(folder, configuration, DataSource.of(archive).withClasses(test.classes()));
        Watch watch = new Watch(configuration.configuration().training().keep() == Keep.LAST);
        List<TrainingListener> listeners = new ArrayList<>(more);
        listeners.addAll(RunOutputs.listeners(run.folder(), Clock.systemUTC()));
        listeners.add(watch);
        try {
            RunEnd end = run.train(engine, listeners, stop);
            if (end.reason() == RunEnd.Reason.INTERRUPTED) {
                return Optional.empty();
            }
            if (end.reason() == RunEnd.Reason.DIVERGED) {
                throw new UserException("the training in " + folder + " diverged: " + end.advice());
            }
            try (Segmenter segmenter = Segmenter.open(run.folder().model(), engine)) {
                PixelTally tally = new PixelTally(test.classes(), rare.id());
                Evaluation.visit(
                        segmenter, test, (index, truth, prediction) -> tally.add(truth, prediction.probabilities()));
                double precision = tally.precisionRecall(rare.id()).average();
                Optional<Double> bias = bias(segmenter, test.classes());
                return Optional.of(new ProofScore(
                        row,
                        seed,
                        watch.frames,
                        watch.steps,
                        end.seconds(),
                        watch.kept,
                        lists(tally.confusion(0).toArray()),
                        Double.isNaN(precision) ? null : precision,
                        bias.map(each -> lists(tally.confusion(each).toArray())).orElse(null)));
            }
        } finally {
            Collections.reverse(listeners);
            listeners.forEach(TrainingListener::close);
        }
    }

    /** What does best for the rare class on the frames that were kept for validation; the same frames in every row. */
    private Optional<Double> bias(Segmenter segmenter, ClassSet classes) {
        DataSet data = DataSets.openLabelled(archive, new DataSets.Options(classes, Optional.empty()));
        RunConfiguration run = configuration.configuration();
        DataSet validation = data.select(
                Split.of(data, run.split().validation(), run.splitSeed()).validation());
        if (validation.size() == 0) {
            return Optional.empty();
        }
        PixelTally withRare = new PixelTally(classes, rare.id());
        PixelTally without = new PixelTally(classes, rare.id());
        int[] frames = new int[2];
        Evaluation.visit(segmenter, validation, (index, truth, prediction) -> {
            boolean shows = truth.counts()[rare.id()] > 0;
            (shows ? withRare : without).add(truth, prediction.probabilities());
            frames[shows ? 0 : 1]++;
        });
        return Optional.of(new RareClass(classes, rare.id())
                .fittedBias(withRare, without, RareClass.weight(frames[0], frames[1])));
    }

    private static List<List<Long>> lists(long[][] counts) {
        List<List<Long>> lists = new ArrayList<>();
        for (long[] line : counts) {
            List<Long> cells = new ArrayList<>();
            for (long cell : line) {
                cells.add(cell);
            }
            lists.add(cells);
        }
        return lists;
    }
}
